for (const input of document.querySelectorAll("[data-grouped]")) {
  const hint = document.getElementById(input.getAttribute("aria-describedby"));
  input.addEventListener("input", () => {
    const [yuan, fen] = input.value.replace(/[^0-9.]/g, "").split(".");
    hint.textContent = yuan ? yuan.replace(/\B(?=(\d{3})+$)/g, ",") + (fen === undefined ? "" : "." + fen.slice(0, 2)) : "";
  });
}

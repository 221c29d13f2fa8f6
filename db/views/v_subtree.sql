-- Every entity with itself and all entities below it.
CREATE VIEW v_subtree AS
WITH tree (ancestor, entity, depth) AS (
    SELECT entity.entity, entity.entity, 0
    FROM entity
    UNION ALL
    SELECT tree.ancestor, child.entity, tree.depth + 1
    FROM tree
    JOIN entity child ON child.parent = tree.entity
)
SELECT tree.ancestor, tree.entity, entity.name, entity.kind, entity.parent, tree.depth
FROM tree
JOIN entity ON entity.entity = tree.entity;

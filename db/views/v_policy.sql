-- The values that the entity's policy parameters were given; of several the latest not after a day holds on it.
CREATE VIEW v_policy AS
SELECT entity, name, value, from_day, command_ordinal
FROM policy_value;

-- What is to leave, and what buyers were told, for people's own queries and reports. Times are UTC.

CREATE VIEW pickups AS
SELECT body ->> 'id' AS id, body ->> 'shop' AS shop, body ->> 'courier' AS courier,
    datetime((body ->> 'from') / 1000, 'unixepoch') AS "from", datetime((body ->> 'until') / 1000, 'unixepoch') AS until,
    body ->> 'parcels' AS expected, body ->> '$.end.how.came' AS came, body ->> '$.end.how.cancelled' AS cancelled,
    body ->> 'by' AS "by", datetime((body ->> '$.end.at') / 1000, 'unixepoch') AS ended_at, version
FROM record WHERE kind = 'pickup';

CREATE VIEW shipping_plans AS
SELECT body ->> 'day' AS day, body ->> 'shipped' AS shipped,
    json_array_length(coalesce(body -> 'put_off', '[]')) AS put_off,
    body ->> 'by' AS "by", datetime((body ->> 'at') / 1000, 'unixepoch') AS at, version
FROM record WHERE kind = 'shipping_plan';

-- Promises and delays of orders. `from` and `to` are days; none: by the team's hours. A delay has its reason.
CREATE VIEW order_promises AS
SELECT o.body ->> 'id' AS "order", o.body ->> 'number' AS number, h.value ->> '$.act.promised.from' AS "from",
    h.value ->> '$.act.promised.to' AS "to", h.value ->> '$.act.promised.reason' AS reason,
    h.value ->> 'by' AS "by", datetime((h.value ->> 'at') / 1000, 'unixepoch') AS at, o.version
FROM record o, json_each(coalesce(o.body -> 'history', '[]')) h
WHERE o.kind = 'order' AND h.value -> '$.act.promised' IS NOT NULL;

-- What buyers were told.
CREATE VIEW order_messages AS
SELECT o.body ->> 'id' AS "order", o.body ->> 'number' AS number, h.value ->> '$.act.told.message' AS message,
    h.value ->> '$.act.told.text' AS text, h.value ->> 'by' AS "by",
    datetime((h.value ->> 'at') / 1000, 'unixepoch') AS at, o.version
FROM record o, json_each(coalesce(o.body -> 'history', '[]')) h
WHERE o.kind = 'order' AND h.value -> '$.act.told' IS NOT NULL;

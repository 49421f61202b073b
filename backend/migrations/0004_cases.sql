-- After-sales, for people's own queries and reports. Times are UTC, amounts are fen.

-- `steps` is where a case stands, joined by blanks; NULL once it is over. `due` is when the first of them must be left.
CREATE VIEW cases AS
WITH sold AS MATERIALIZED (SELECT id, no, buyer FROM orders)
SELECT c.body ->> 'id' AS id, c.body ->> 'no' AS no, c.body ->> 'order' AS "order", sold.no AS order_no,
    sold.buyer AS buyer, c.body ->> 'customer' AS customer, c.body ->> 'ticket' AS ticket,
    c.body ->> 'source' AS source, c.body ->> 'reason' AS reason, c.body ->> 'cause' AS cause,
    c.body ->> 'kind' AS kind, c.body ->> 'agent' AS agent,
    (SELECT s.name FROM staff s WHERE s.id = c.body ->> 'agent') AS agent_name,
    (SELECT group_concat(value ->> 'step', ' ') FROM json_each(coalesce(c.body -> 'open', '[]'))) AS steps,
    (SELECT datetime(min(value ->> 'due') / 1000, 'unixepoch') FROM json_each(coalesce(c.body -> 'open', '[]'))) AS due,
    coalesce(c.body ->> 'urgent', 0) AS urgent, coalesce(c.body ->> '$.offer.amount', 0) AS offered,
    (SELECT coalesce(sum(value ->> 'amount'), 0) FROM json_each(coalesce(c.body -> 'refunds', '[]'))) AS refunded,
    coalesce(c.body ->> 'collected', 0) AS collected, c.body ->> 'outcome' AS outcome,
    datetime((c.body ->> 'opened_at') / 1000, 'unixepoch') AS opened_at, c.version
FROM record c LEFT JOIN sold ON sold.id = c.body ->> 'order' WHERE c.kind = 'case';

-- One row for each line of a case's history. `act` is the word for what was done; of a step that was taken, `move`
-- says by what, `moved_from` where the case stood, and `moved_to` where it stood then, joined by blanks.
CREATE VIEW case_history AS
SELECT c.body ->> 'id' AS "case", e.key + 1 AS place,
    datetime((e.value ->> 'at') / 1000, 'unixepoch') AS at, e.value ->> 'by' AS "by",
    (SELECT a.key FROM json_each(e.value, '$.act') a) AS act,
    iif(json_type(e.value, '$.act.moved.by') = 'text', e.value ->> '$.act.moved.by',
        (SELECT m.key FROM json_each(e.value, '$.act.moved.by') m)) AS move,
    e.value ->> '$.act.moved.from' AS moved_from,
    (SELECT group_concat(value, ' ') FROM json_each(e.value, '$.act.moved.to')) AS moved_to,
    coalesce(e.value ->> '$.act.opened.text', e.value ->> '$.act.note.text',
        iif(json_type(e.value, '$.act.moved.by') = 'object',
            (SELECT coalesce(m.value ->> 'reason', m.value ->> 'result', m.value ->> 'text', m.value ->> 'note')
                FROM json_each(e.value, '$.act.moved.by') m), NULL)) AS text
FROM record c, json_each(c.body, '$.history') e WHERE c.kind = 'case';

-- The pieces that have moved for a case, and where they are. What came out of our stock was no part of the order.
CREATE VIEW case_goods AS
SELECT c.body ->> 'id' AS "case", g.value ->> 'line' AS line, g.value ->> 'pieces' AS pieces,
    g.value ->> 'place' AS place, coalesce(g.value ->> 'from_stock', 0) AS from_stock,
    g.value ->> 'condition' AS condition
FROM record c, json_each(coalesce(c.body -> 'goods', '[]')) g WHERE c.kind = 'case';

CREATE VIEW case_refunds AS
SELECT c.body ->> 'id' AS "case", c.body ->> 'order' AS "order", r.value ->> 'amount' AS amount,
    r.value ->> 'method' AS method, r.value ->> 'reference' AS reference,
    datetime((r.value ->> 'at') / 1000, 'unixepoch') AS at, r.value ->> 'by' AS "by"
FROM record c, json_each(coalesce(c.body -> 'refunds', '[]')) r WHERE c.kind = 'case';

-- Parcels that nobody had announced; `case` is NULL while nobody knows whose one is.
CREATE VIEW strays AS
SELECT body ->> 'id' AS id, body ->> '$.parcel.courier' AS courier, body ->> '$.parcel.tracking' AS tracking,
    body ->> 'name' AS name, body ->> 'phone' AS phone, body ->> 'note' AS note,
    datetime((body ->> 'at') / 1000, 'unixepoch') AS at, body ->> 'by' AS "by", body ->> 'case' AS "case", version
FROM record WHERE kind = 'stray';

-- Articles, the ledger, and orders that the team takes itself, for people's own queries and reports. Times are UTC,
-- amounts are fen.

CREATE VIEW articles AS
SELECT body ->> 'id' AS id, body ->> 'code' AS code, body ->> 'title' AS title, body ->> 'attributes' AS attributes,
    body ->> 'price' AS price, coalesce(body ->> 'stock', 0) AS stock, coalesce(body ->> 'held', 0) AS held,
    coalesce(body ->> 'stock', 0) - coalesce(body ->> 'held', 0) AS free,
    body ->> '$.expected.day' AS expected_day, body ->> '$.expected.pieces' AS expected_pieces,
    coalesce(body ->> 'retired', 0) AS retired, version
FROM record WHERE kind = 'article';

-- The ledger. Of `stock` postings the amount is pieces, of `balance` postings fen. `about` is the order, case or month.
CREATE VIEW postings AS
SELECT p.body ->> 'id' AS id, a.key AS account, iif(a.key = 'stock', a.value, NULL) AS article,
    iif(a.key = 'balance', a.value, NULL) AS customer, p.body ->> 'amount' AS amount,
    iif(json_type(p.body, '$.cause') = 'text', p.body ->> 'cause',
        (SELECT c.key FROM json_each(p.body, '$.cause') c)) AS cause,
    iif(json_type(p.body, '$.cause') = 'text', NULL, (SELECT c.value FROM json_each(p.body, '$.cause') c)) AS about,
    p.body ->> 'note' AS note, datetime((p.body ->> 'at') / 1000, 'unixepoch') AS at, p.body ->> 'by' AS "by", p.version
FROM record p, json_each(p.body, '$.account') a WHERE p.kind = 'posting';

CREATE VIEW house_orders AS
SELECT o.body ->> 'id' AS id, o.body ->> 'no' AS no, o.body ->> 'number' AS number, o.body ->> 'customer' AS customer,
    o.body ->> 'buyer' AS buyer, o.body ->> 'status' AS status, o.body ->> '$.amounts.total' AS total,
    coalesce(o.body ->> '$.house.charged', 0) AS charged, o.body ->> '$.house.taken_by' AS taken_by,
    coalesce(o.body ->> '$.house.low_deposit', 0) AS low_deposit,
    datetime((o.body ->> '$.house.answer_due') / 1000, 'unixepoch') AS answer_due,
    (SELECT coalesce(sum(l.value ->> '$.stock.short'), 0) FROM json_each(coalesce(o.body -> 'lines', '[]')) l) AS short,
    datetime((o.body ->> 'placed_at') / 1000, 'unixepoch') AS placed_at, o.version
FROM record o WHERE o.kind = 'order' AND o.body -> 'house' IS NOT NULL;

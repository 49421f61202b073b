-- Pre-sale enquiries, for people's own queries and reports. Times are UTC, amounts are fen.

CREATE VIEW enquiries AS
SELECT e.body ->> 'id' AS id, e.body ->> 'no' AS no, e.body ->> 'shop' AS shop, e.body ->> 'customer' AS customer,
    e.body ->> 'name' AS name, e.body ->> 'ticket' AS ticket, e.body ->> 'by' AS "by",
    datetime((e.body ->> 'opened_at') / 1000, 'unixepoch') AS opened_at,
    coalesce(e.body ->> '$.discount.off', 0) AS off, e.body ->> '$.discount.signed' AS signed,
    iif(e.body -> 'outcome' IS NULL, 'open', (SELECT o.key FROM json_each(e.body, '$.outcome') o)) AS outcome,
    e.body ->> '$.outcome.won.order' AS "order", e.body ->> '$.outcome.lost.reason' AS loss,
    e.body ->> '$.outcome.lost.note' AS note,
    datetime((e.body ->> '$.closed.at') / 1000, 'unixepoch') AS closed_at, e.body ->> '$.closed.by' AS closed_by,
    datetime((e.body ->> 'remind_at') / 1000, 'unixepoch') AS remind_at, e.version
FROM record e WHERE e.kind = 'enquiry';

CREATE VIEW enquiry_questions AS
SELECT e.body ->> 'id' AS enquiry, q.value ->> 'topic' AS topic, q.value ->> 'asked' AS asked,
    q.value ->> 'answer' AS answer, q.value ->> 'by' AS "by", datetime((q.value ->> 'at') / 1000, 'unixepoch') AS at
FROM record e, json_each(coalesce(e.body -> 'questions', '{}')) q WHERE e.kind = 'enquiry';

CREATE VIEW enquiry_wishes AS
SELECT e.body ->> 'id' AS enquiry, w.value ->> 'article' AS article, w.value ->> 'title' AS title,
    w.value ->> 'pieces' AS pieces, w.value ->> 'list' AS list
FROM record e, json_each(coalesce(e.body -> 'wishes', '{}')) w WHERE e.kind = 'enquiry';

-- As before, with the enquiry whose discount is asked for.
DROP VIEW approvals;
CREATE VIEW approvals AS
SELECT a.body ->> 'id' AS id, k.key AS asked, iif(json_type(k.value, '$.change') = 'text', k.value ->> 'change',
        (SELECT c.key FROM json_each(k.value, '$.change') c)) AS change,
    k.value ->> 'order' AS "order", k.value ->> 'case' AS "case", k.value ->> 'enquiry' AS enquiry,
    k.value ->> 'off' AS off, a.body ->> 'reason' AS reason, a.body ->> 'by' AS "by",
    datetime((a.body ->> 'at') / 1000, 'unixepoch') AS at,
    iif(a.body ->> 'outcome' IS NULL,
        a.body ->> ('$.needs[' || json_array_length(coalesce(a.body -> 'signed', '[]')) || ']'), NULL) AS next,
    a.body ->> 'outcome' AS outcome,
    (SELECT group_concat(t.value ->> 'role', ' ') FROM json_each(coalesce(a.body -> 'told', '[]')) t
        WHERE t.value ->> 'answer' IS NULL) AS unanswered, a.version
FROM record a, json_each(a.body, '$.ask') k WHERE a.kind = 'approval';

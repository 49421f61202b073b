-- What needs signatures, for people's own queries and reports. Times are UTC, amounts are fen.

-- `next` is the role whose signature is waited for. `unanswered` are the departments that were told and have not said
-- what they had done, joined by blanks.
CREATE VIEW approvals AS
SELECT a.body ->> 'id' AS id, k.key AS asked, iif(json_type(k.value, '$.change') = 'text', k.value ->> 'change',
        (SELECT c.key FROM json_each(k.value, '$.change') c)) AS change,
    k.value ->> 'order' AS "order", k.value ->> 'case' AS "case", k.value ->> 'off' AS off, a.body ->> 'reason' AS reason,
    a.body ->> 'by' AS "by", datetime((a.body ->> 'at') / 1000, 'unixepoch') AS at,
    iif(a.body ->> 'outcome' IS NULL,
        a.body ->> ('$.needs[' || json_array_length(coalesce(a.body -> 'signed', '[]')) || ']'), NULL) AS next,
    a.body ->> 'outcome' AS outcome,
    (SELECT group_concat(t.value ->> 'role', ' ') FROM json_each(coalesce(a.body -> 'told', '[]')) t
        WHERE t.value ->> 'answer' IS NULL) AS unanswered, a.version
FROM record a, json_each(a.body, '$.ask') k WHERE a.kind = 'approval';

CREATE VIEW approval_signatures AS
SELECT a.body ->> 'id' AS approval, s.key + 1 AS place, s.value ->> 'role' AS role, s.value ->> 'by' AS "by",
    datetime((s.value ->> 'at') / 1000, 'unixepoch') AS at, s.value ->> 'granted' AS granted, s.value ->> 'note' AS note
FROM record a, json_each(coalesce(a.body -> 'signed', '[]')) s WHERE a.kind = 'approval';

-- Files that are one customer, and what else a file says, for people's own queries and reports.

-- `merged_into` is the file that stands for this one, or the next on the way there; `account` is the name on the
-- platform with which the file began.
DROP VIEW customers;
CREATE VIEW customers AS
SELECT body ->> 'id' AS id, body ->> 'platform' AS platform, body ->> 'name' AS name,
    iif(body ->> 'platform' IS NULL, NULL, coalesce((SELECT e.value ->> '$.from.name'
        FROM json_each(coalesce(body -> 'history', '[]')) e WHERE e.value ->> '$.from.name' IS NOT NULL LIMIT 1),
        body ->> 'name')) AS account,
    body ->> 'contact' AS contact, body ->> 'phone_mask' AS phone_mask, body ->> 'sizes' AS sizes,
    body ->> 'preferences' AS preferences, body ->> 'remark' AS remark, body ->> 'birthday' AS birthday,
    body ->> '$.age.years' AS age, body ->> '$.age.on' AS age_noted_on,
    (SELECT group_concat(value, ' ') FROM json_each(coalesce(body -> 'tags', '[]'))) AS tags,
    coalesce(body ->> 'nuisances', 0) AS nuisances, coalesce(body ->> 'blocked', 0) AS blocked,
    body ->> 'contract_until' AS contract_until, body ->> '$.collected.by' AS collected_by,
    body ->> '$.collected.via' AS collected_via, body ->> '$.collected.place' AS collected_at,
    body ->> '$.merges[#-1].into' AS merged_into,
    datetime((body ->> 'opened_at') / 1000, 'unixepoch') AS opened_at, version
FROM record WHERE kind = 'customer';

-- For each file the one that stands for it: itself, where it was merged into none.
CREATE VIEW customer_heads AS
WITH RECURSIVE way(id, head) AS (
    SELECT id, id FROM customers WHERE merged_into IS NULL
    UNION ALL
    SELECT c.id, way.head FROM customers c JOIN way ON c.merged_into = way.id
)
SELECT id, head FROM way;

CREATE VIEW customer_consents AS
SELECT r.body ->> 'id' AS customer, c.key AS purpose, c.value ->> 'given' AS given, c.value ->> 'on' AS "on",
    c.value ->> 'via' AS via
FROM record r, json_each(coalesce(r.body -> 'consents', '{}')) c WHERE r.kind = 'customer';

-- `gone` are addresses that are not theirs any more.
DROP VIEW contacts;
CREATE VIEW contacts AS
SELECT body ->> 'id' AS id, body ->> 'customer' AS customer, body ->> 'name' AS name,
    body ->> 'mobile' AS mobile, body ->> 'phone' AS phone, body ->> 'address' AS address,
    body ->> 'email' AS email, body ->> 'wechat' AS wechat, coalesce(body ->> 'gone', 0) AS gone, version
FROM record WHERE kind = 'contact';

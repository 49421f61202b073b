-- Tickets, rosters and customers' files, for people's own queries and reports. Times are UTC.

DROP VIEW customers;
CREATE VIEW customers AS
SELECT body ->> 'id' AS id, body ->> 'platform' AS platform, body ->> 'name' AS name,
    body ->> 'contact' AS contact, body ->> 'phone_mask' AS phone_mask, body ->> 'sizes' AS sizes,
    body ->> 'preferences' AS preferences, body ->> 'remark' AS remark, body ->> 'birthday' AS birthday,
    (SELECT group_concat(value, ' ') FROM json_each(coalesce(body -> 'tags', '[]'))) AS tags,
    coalesce(body ->> 'nuisances', 0) AS nuisances, coalesce(body ->> 'blocked', 0) AS blocked,
    datetime((body ->> 'opened_at') / 1000, 'unixepoch') AS opened_at, version
FROM record WHERE kind = 'customer';

DROP VIEW contacts;
CREATE VIEW contacts AS
SELECT body ->> 'id' AS id, body ->> 'customer' AS customer, body ->> 'name' AS name,
    body ->> 'mobile' AS mobile, body ->> 'phone' AS phone, body ->> 'address' AS address,
    body ->> 'email' AS email, body ->> 'wechat' AS wechat, version
FROM record WHERE kind = 'contact';

DROP VIEW staff;
CREATE VIEW staff AS
SELECT body ->> 'id' AS id, body ->> 'name' AS name, body ->> 'roles' AS roles,
    coalesce(body ->> 'active', 1) AS active, body ->> '$.post.grade' AS grade,
    body ->> '$.post.employment' AS employment,
    (SELECT group_concat(value, ' ') FROM json_each(coalesce(body -> '$.post.lines', '[]'))) AS lines, version
FROM record WHERE kind = 'staff';

DROP VIEW saved_views;
CREATE VIEW saved_views AS
SELECT body ->> 'id' AS id, body ->> 'owner' AS owner, body ->> 'name' AS name,
    iif(body -> 'ticket_filter' IS NULL, 'orders', 'tickets') AS "of", version
FROM record WHERE kind = 'saved_view';

CREATE VIEW tickets AS
SELECT t.body ->> 'id' AS id, t.body ->> 'no' AS no, t.body ->> 'subject' AS subject,
    t.body ->> 'channel' AS channel, coalesce(t.body ->> 'outbound', 0) AS outbound,
    t.body ->> 'customer' AS customer,
    (SELECT c.name FROM customers c WHERE c.id = t.body ->> 'customer') AS customer_name,
    t.body ->> 'shop' AS shop, t.body ->> 'line' AS line, t.body ->> 'priority' AS priority,
    t.body ->> 'status' AS status, t.body ->> 'assignee' AS assignee,
    (SELECT s.name FROM staff s WHERE s.id = t.body ->> 'assignee') AS assignee_name,
    (SELECT group_concat(value, ' ') FROM json_each(coalesce(t.body -> 'tags', '[]'))) AS tags,
    json_array_length(coalesce(t.body -> 'orders', '[]')) AS orders,
    datetime((t.body ->> 'opened_at') / 1000, 'unixepoch') AS opened_at,
    t.body ->> 'opened_by' AS opened_by,
    datetime((t.body ->> 'assigned_at') / 1000, 'unixepoch') AS assigned_at,
    datetime((t.body ->> 'waiting_since') / 1000, 'unixepoch') AS waiting_since,
    datetime((t.body ->> 'promised_at') / 1000, 'unixepoch') AS promised_at,
    datetime((t.body ->> 'resolved_at') / 1000, 'unixepoch') AS resolved_at,
    t.body ->> '$.closing.wrap_up' AS wrap_up, t.body ->> '$.closing.word' AS word, t.version
FROM record t WHERE t.kind = 'ticket';

-- One row for each line of a ticket's history. `act` is the word for what was done.
CREATE VIEW ticket_history AS
SELECT t.body ->> 'id' AS ticket, e.key + 1 AS place,
    datetime((e.value ->> 'at') / 1000, 'unixepoch') AS at, e.value ->> 'by' AS "by",
    iif(json_type(e.value, '$.act') = 'text', e.value ->> 'act',
        (SELECT a.key FROM json_each(e.value, '$.act') a)) AS act,
    coalesce(e.value ->> '$.act.said.text', e.value ->> '$.act.note.text') AS text,
    e.value ->> '$.act.said.voice' AS voice,
    e.value ->> '$.act.moved.from' AS moved_from, e.value ->> '$.act.moved.to' AS moved_to
FROM record t, json_each(t.body, '$.history') e WHERE t.kind = 'ticket';

-- One row for each day of each person's month that is planned or was published. A cell is the shift
-- (several joined by +), rest or leave; NULL where there is none.
CREATE VIEW roster_cells AS
SELECT r.body ->> 'staff' AS staff,
    (SELECT s.name FROM staff s WHERE s.id = r.body ->> 'staff') AS name,
    r.body ->> 'month' || printf('-%02d', d.key) AS day,
    iif(json_type(r.body, '$.cells."' || d.key || '"') = 'object',
        (SELECT group_concat(value, '+') FROM json_each(r.body, '$.cells."' || d.key || '".work')),
        r.body ->> ('$.cells."' || d.key || '"')) AS planned,
    iif(json_type(r.body, '$.published."' || d.key || '"') = 'object',
        (SELECT group_concat(value, '+') FROM json_each(r.body, '$.published."' || d.key || '".work')),
        r.body ->> ('$.published."' || d.key || '"')) AS published,
    coalesce(r.body ->> 'edition', 0) AS edition,
    datetime((r.body ->> 'acknowledged_at') / 1000, 'unixepoch') AS acknowledged_at, r.version
FROM record r,
    json_each(json_patch(coalesce(r.body -> 'published', '{}'), coalesce(r.body -> 'cells', '{}'))) d
WHERE r.kind = 'roster';

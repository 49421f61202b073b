-- A workspace is one file. Ids are 16-byte blobs, times milliseconds since 1970 in UTC, and numbers
-- that use all 64 bits (hashes, epoch, commit ids) are stored as the signed integer of the same bits.

CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Every record in its one stored form.
CREATE TABLE record (
    kind TEXT NOT NULL,
    id BLOB NOT NULL CHECK (length(id) = 16),
    scope TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT;

CREATE INDEX record_order_number ON record (body ->> 'number') WHERE kind = 'order';

-- Who did what when, never edited. `actor` is NULL for the system, `client` for what nobody sent.
CREATE TABLE commit_log (
    version INTEGER PRIMARY KEY,
    commit_id INTEGER NOT NULL,
    actor BLOB,
    at INTEGER NOT NULL,
    client BLOB,
    seq INTEGER,
    name TEXT NOT NULL,
    v INTEGER NOT NULL,
    args TEXT NOT NULL
) STRICT;

-- What each commit touched, and the scope that the row had before; NULL for a new row.
CREATE TABLE change_log (
    version INTEGER NOT NULL REFERENCES commit_log (version),
    place INTEGER NOT NULL,
    kind TEXT NOT NULL,
    id BLOB NOT NULL CHECK (length(id) = 16),
    scope_before TEXT,
    PRIMARY KEY (version, place)
) STRICT, WITHOUT ROWID;

-- Page loads that have sent something.
CREATE TABLE client (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    owner BLOB NOT NULL,
    seen INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- How each mutation ended; what makes sending it again harmless.
CREATE TABLE outcome (
    client BLOB NOT NULL REFERENCES client (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    hash INTEGER NOT NULL,
    "end" TEXT NOT NULL,
    version INTEGER REFERENCES commit_log (version),
    PRIMARY KEY (client, seq)
) STRICT, WITHOUT ROWID;

-- Mutations that the server failed on, for a person to look at.
CREATE TABLE dead_letter (
    client BLOB NOT NULL,
    seq INTEGER NOT NULL,
    owner BLOB NOT NULL,
    at INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    issued_at INTEGER NOT NULL,
    name TEXT NOT NULL,
    v INTEGER NOT NULL,
    args TEXT NOT NULL,
    PRIMARY KEY (client, seq)
) STRICT, WITHOUT ROWID;

-- How people sign in.
CREATE TABLE account (
    staff BLOB PRIMARY KEY CHECK (length(staff) = 16),
    login TEXT NOT NULL UNIQUE COLLATE NOCASE,
    password TEXT NOT NULL,
    changed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
    token BLOB PRIMARY KEY CHECK (length(token) = 32),
    staff BLOB NOT NULL REFERENCES account (staff) ON DELETE CASCADE,
    created INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    revoked INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX session_staff ON session (staff);

-- What happened around accounts, never edited.
CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    act TEXT NOT NULL,
    staff BLOB,
    login TEXT,
    address TEXT
) STRICT;

-- For people's own queries and reports. Times are UTC, amounts are fen.
CREATE VIEW workspaces AS
SELECT body ->> 'id' AS id, body ->> 'name' AS name, body ->> 'zone' AS zone, version
FROM record WHERE kind = 'workspace';

CREATE VIEW shops AS
SELECT body ->> 'id' AS id, body ->> 'name' AS name, body ->> 'platform' AS platform, version
FROM record WHERE kind = 'shop';

CREATE VIEW staff AS
SELECT body ->> 'id' AS id, body ->> 'name' AS name, body ->> 'roles' AS roles,
    coalesce(body ->> 'active', 1) AS active, version
FROM record WHERE kind = 'staff';

CREATE VIEW customers AS
SELECT body ->> 'id' AS id, body ->> 'platform' AS platform, body ->> 'name' AS name, version
FROM record WHERE kind = 'customer';

CREATE VIEW contacts AS
SELECT body ->> 'id' AS id, body ->> 'customer' AS customer, body ->> 'name' AS name,
    body ->> 'mobile' AS mobile, body ->> 'phone' AS phone, body ->> 'address' AS address, version
FROM record WHERE kind = 'contact';

CREATE VIEW orders AS
SELECT body ->> 'id' AS id, body ->> 'no' AS no, body ->> 'shop' AS shop, body ->> 'platform' AS platform,
    body ->> 'number' AS number, body ->> 'customer' AS customer, body ->> 'buyer' AS buyer,
    body ->> 'contact' AS contact, body ->> 'phone_mask' AS phone_mask, body ->> 'status' AS status,
    body ->> 'closed_reason' AS closed_reason,
    datetime((body ->> 'placed_at') / 1000, 'unixepoch') AS placed_at,
    datetime((body ->> 'paid_at') / 1000, 'unixepoch') AS paid_at,
    datetime((body ->> 'shipped_at') / 1000, 'unixepoch') AS shipped_at,
    body ->> '$.amounts.goods' AS goods, body ->> '$.amounts.freight' AS freight,
    body ->> '$.amounts.total' AS total, body ->> '$.amounts.paid' AS paid,
    body ->> '$.amounts.refunded' AS refunded, body ->> 'title' AS title, body ->> 'pieces' AS pieces,
    body ->> 'flag' AS flag, body ->> 'memo' AS memo, body ->> 'platform_memo' AS platform_memo,
    body ->> 'buyer_message' AS buyer_message, body ->> '$.parcel.courier' AS courier,
    body ->> '$.parcel.tracking' AS tracking, version
FROM record WHERE kind = 'order';

CREATE VIEW imports AS
SELECT body ->> 'id' AS id, body ->> 'shop' AS shop, body ->> 'file' AS file, body ->> 'by' AS "by",
    datetime((body ->> 'at') / 1000, 'unixepoch') AS at, body ->> 'imported' AS imported,
    body ->> 'updated' AS updated, body ->> 'unchanged' AS unchanged,
    json_array_length(coalesce(body -> 'held', '[]')) AS held, version
FROM record WHERE kind = 'import';

CREATE VIEW saved_views AS
SELECT body ->> 'id' AS id, body ->> 'owner' AS owner, body ->> 'name' AS name, version
FROM record WHERE kind = 'saved_view';

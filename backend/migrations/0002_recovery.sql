-- Damage that leaves a database readable is found by what is written here beside the rows.

-- The digest of what was written; NULL for what an earlier build has written, until a server has
-- looked at it.
ALTER TABLE record ADD COLUMN digest INTEGER;
CREATE INDEX record_without_digest ON record (kind) WHERE digest IS NULL;
ALTER TABLE commit_log ADD COLUMN digest INTEGER;
CREATE INDEX commit_without_digest ON commit_log (version) WHERE digest IS NULL;

-- 1 when the commit left no row: one that is missing otherwise was lost.
ALTER TABLE change_log ADD COLUMN gone INTEGER NOT NULL DEFAULT 0;
UPDATE change_log SET gone = 1
WHERE scope_before IS NOT NULL AND (kind, id) NOT IN (SELECT kind, id FROM record);

-- The content of attached files, by its SHA-256. It may come before or after the record that names
-- it. `kind` is the word for what was recognised in it.
CREATE TABLE blob (
    hash BLOB PRIMARY KEY CHECK (length(hash) = 32),
    kind TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    "by" BLOB NOT NULL CHECK (length("by") = 16),
    at INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;

-- Who did it to the account; NULL when nobody had signed in, or on the command line.
ALTER TABLE audit ADD COLUMN "by" BLOB;

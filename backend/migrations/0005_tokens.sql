-- How programs come in. A token is kept as its SHA-256; it writes into one shop, in the name of who made it. One that
-- was revoked stays for the audit, and its name is free again.
CREATE TABLE token (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
    name TEXT NOT NULL,
    shop BLOB NOT NULL CHECK (length(shop) = 16),
    maker BLOB NOT NULL CHECK (length(maker) = 16),
    created INTEGER NOT NULL,
    seen INTEGER,
    revoked INTEGER
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX token_name ON token (name) WHERE revoked IS NULL;

-- The token that it was about.
ALTER TABLE audit ADD COLUMN token TEXT;

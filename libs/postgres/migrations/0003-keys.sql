-- oldest program: 1
-- Wrapped by the root key, which is never here.
CREATE TABLE samsyn.branch_key (branch text COLLATE "C" PRIMARY KEY, wrapped bytea NOT NULL);
CREATE TABLE samsyn.secret (purpose text COLLATE "C" PRIMARY KEY, wrapped bytea NOT NULL);
-- Wrapped by the key of its branch.
CREATE TABLE samsyn.field_key (
  id text COLLATE "C" PRIMARY KEY,
  scope text COLLATE "C" NOT NULL,
  branch text COLLATE "C" NOT NULL,
  labels text COLLATE "C" NOT NULL,
  wrapped bytea,
  destroyed_at text,
  UNIQUE (scope, branch, labels),
  CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
);
-- Numbered in the order in which they are committed: whoever asks after a number misses none.
CREATE TABLE samsyn.destroyed_scope (
  nr bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  scope text COLLATE "C" NOT NULL
);

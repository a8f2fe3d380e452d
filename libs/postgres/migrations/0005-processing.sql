-- oldest program: 4
-- Where workflows have come to in the log, and the timers that they set: both change in one transaction.
CREATE TABLE samsyn.checkpoint (
  workflow text COLLATE "C" PRIMARY KEY,
  position bigint NOT NULL,
  event_id text
);
CREATE TABLE samsyn.timer (
  id text COLLATE "C" PRIMARY KEY,
  due_at text COLLATE "C" NOT NULL,
  kind text NOT NULL,
  -- Ids and codes, as JSON.
  payload text NOT NULL
);

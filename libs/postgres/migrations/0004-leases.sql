-- oldest program: 1
CREATE TABLE samsyn.lease (
  name text COLLATE "C" PRIMARY KEY,
  token bigint NOT NULL,
  holder text,
  -- By the clock of this server, which is the same for all processes.
  until timestamptz NOT NULL
);

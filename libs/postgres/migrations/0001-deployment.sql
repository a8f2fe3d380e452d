-- oldest program: 1
-- Whose database this is: one row.
CREATE TABLE samsyn.deployment (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  world text NOT NULL,
  -- Unknown until its first process starts.
  id text
);

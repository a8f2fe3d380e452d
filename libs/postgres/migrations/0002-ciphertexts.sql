-- oldest program: 1
-- Texts are compared by their bytes: moments and scopes are asked for by range.
CREATE TABLE samsyn.ciphertext (
  event text COLLATE "C" NOT NULL,
  leaf text COLLATE "C" NOT NULL,
  field text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  recorded_at text COLLATE "C" NOT NULL,
  text text NOT NULL,
  PRIMARY KEY (event, leaf, field)
);
CREATE INDEX ciphertext_of_key ON samsyn.ciphertext (key);
CREATE INDEX ciphertext_recorded ON samsyn.ciphertext (recorded_at);

-- A progress file as version 2 wrote it.
PRAGMA user_version = 2;
BEGIN TRANSACTION;
CREATE TABLE card (
  term TEXT PRIMARY KEY,
  stability REAL NOT NULL,
  difficulty REAL NOT NULL,
  last_day TEXT NOT NULL,
  due_day TEXT NOT NULL,
  reviews INTEGER NOT NULL,
  rights INTEGER NOT NULL,
  lapses INTEGER NOT NULL
);
INSERT INTO "card" VALUES('monthly-recurring-revenue',6.61416525650318831708e-01,7.39450274127971773907e+00,'2026-03-06','2026-03-07',2,1,1);
INSERT INTO "card" VALUES('churn',7.63823092741273601546e+00,6.39094132352437949151e+00,'2026-03-06','2026-03-14',3,2,0);
INSERT INTO "card" VALUES('gross-margin',1.61772632026546787638e+01,2.11121423578539513243e+00,'2026-03-07','2026-03-23',2,2,0);
CREATE TABLE review (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL,
  day TEXT NOT NULL,
  term TEXT NOT NULL,
  kind TEXT NOT NULL,
  typed INTEGER NOT NULL CHECK (typed IN (0, 1)),
  answer TEXT NOT NULL,
  outcome TEXT NOT NULL,
  graded INTEGER NOT NULL CHECK (graded IN (0, 1)),
  ms INTEGER NOT NULL CHECK (ms BETWEEN 0 AND 60000),
  void INTEGER NOT NULL DEFAULT 0 CHECK (void IN (0, 1))
);
INSERT INTO "review" VALUES(1,'00000000000000000000000000000001','2026-03-02T09:00:01+00:00','2026-03-02','monthly-recurring-revenue','expand',1,'monthly-recurring-revenue','right',1,1200,0);
INSERT INTO "review" VALUES(2,'00000000000000000000000000000002','2026-03-06T09:00:02+00:00','2026-03-06','monthly-recurring-revenue','name',0,'monthly-recurring-revenue','wrong',1,2400,0);
INSERT INTO "review" VALUES(3,'00000000000000000000000000000003','2026-03-06T09:00:03+00:00','2026-03-06','monthly-recurring-revenue','name',0,'monthly-recurring-revenue','right',0,3600,0);
INSERT INTO "review" VALUES(4,'00000000000000000000000000000004','2026-03-02T09:00:04+00:00','2026-03-02','churn','mean',0,'churn','unknown',1,4800,0);
INSERT INTO "review" VALUES(5,'00000000000000000000000000000005','2026-03-03T09:00:05+00:00','2026-03-03','churn','name',1,'churn','near',1,6000,0);
INSERT INTO "review" VALUES(6,'00000000000000000000000000000006','2026-03-06T09:00:06+00:00','2026-03-06','churn','name',1,'churn','right',1,7200,0);
INSERT INTO "review" VALUES(7,'00000000000000000000000000000007','2026-03-03T09:00:07+00:00','2026-03-03','gross-margin','calc',1,'gross-margin','override',1,8400,0);
INSERT INTO "review" VALUES(8,'00000000000000000000000000000008','2026-03-07T09:00:08+00:00','2026-03-07','gross-margin','formula',0,'gross-margin','right',1,9600,0);
INSERT INTO "review" VALUES(9,'00000000000000000000000000000009','2026-03-07T09:00:09+00:00','2026-03-07','sales-qualified-lead','name',0,'sales-qualified-lead','wrong',1,10800,1);
CREATE UNIQUE INDEX one_graded ON review (term, day) WHERE graded = 1 AND void = 0;
CREATE INDEX review_term ON review (term, id);
COMMIT;

BEGIN TRANSACTION;
CREATE TABLE book_visits (
	id INTEGER NOT NULL, 
	sync_id INTEGER NOT NULL, 
	book VARCHAR(300) NOT NULL, 
	at DATETIME NOT NULL, 
	outcome VARCHAR(12) NOT NULL, 
	version BIGINT NOT NULL, 
	hash VARCHAR(64), 
	fault VARCHAR(60) NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(sync_id) REFERENCES syncs (id), 
	FOREIGN KEY(hash) REFERENCES raw_books (hash)
);
INSERT INTO "book_visits" VALUES(1,1,'google:1AbC','2026-06-19 02:30:00.000000','read',7,'76c9ea6fe4665d4f2a41cb6ee47a18a5c74e33179810849bd95261e04d1e371a','');
INSERT INTO "book_visits" VALUES(2,1,'google:2DeF','2026-06-19 02:30:00.000000','failed',0,NULL,'not_shared');
CREATE TABLE confirmations (
	id INTEGER NOT NULL, 
	book VARCHAR(300) NOT NULL, 
	tab VARCHAR(200) NOT NULL, 
	refused VARCHAR(64) NOT NULL, 
	"by" VARCHAR(100) NOT NULL, 
	at DATETIME NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "confirmations" VALUES(1,'google:1AbC','17','abababababababababababababababababababababababababababababababab','Sở KH&CN','2026-11-21 14:45:28.261596');
CREATE TABLE link_checks (
	id INTEGER NOT NULL, 
	link TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	outcome VARCHAR(12) NOT NULL, 
	reason VARCHAR(20) NOT NULL, 
	status INTEGER NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "link_checks" VALUES(1,'https://hue.gov.vn/tin','2026-06-19 02:30:00.000000','opens','',200);
CREATE TABLE problem_links (
	problem_id INTEGER NOT NULL, 
	link TEXT NOT NULL, 
	PRIMARY KEY (problem_id), 
	FOREIGN KEY(problem_id) REFERENCES problems (id)
);
INSERT INTO "problem_links" VALUES(1,'https://docs.google.com/spreadsheets/d/1AbC/edit#gid=0&range=F12');
CREATE TABLE problems (
	id INTEGER NOT NULL, 
	sync_id INTEGER NOT NULL, 
	code VARCHAR(60) NOT NULL, 
	severity VARCHAR(10) NOT NULL, 
	agency VARCHAR(60) NOT NULL, 
	period VARCHAR(10) NOT NULL, 
	field VARCHAR(80) NOT NULL, 
	book VARCHAR(300) NOT NULL, 
	tab VARCHAR(200) NOT NULL, 
	cell VARCHAR(20) NOT NULL, 
	found TEXT NOT NULL, 
	message_vi TEXT NOT NULL, 
	message_en TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(sync_id) REFERENCES syncs (id)
);
INSERT INTO "problems" VALUES(1,1,'formula_in_cell','warning','so-y-te','2026-H1','','Sở Y tế','2026','F12','=2+3','Ô F12 lấy giá trị bằng công thức (kết quả hiện là “=2+3”), có thể tự thay đổi sau khi nộp. Nên nhập thẳng giá trị trước khi nộp, ví dụ: 125.','Cell F12 takes its value from a formula (now “=2+3”), which may change after submission. It is better to type the value itself before submitting, for example: 125.');
CREATE TABLE raw_books (
	hash VARCHAR(64) NOT NULL, 
	size INTEGER NOT NULL, 
	content BLOB NOT NULL, 
	stored_at DATETIME NOT NULL, 
	PRIMARY KEY (hash)
);
INSERT INTO "raw_books" VALUES('76c9ea6fe4665d4f2a41cb6ee47a18a5c74e33179810849bd95261e04d1e371a',220,X'789C0B7EB87BBE42A442C9C35DFB83871B130050B37725','2026-11-21 14:45:28.217025');
CREATE TABLE registrations (
	sync_id INTEGER NOT NULL, 
	book VARCHAR(300) NOT NULL, 
	name VARCHAR(300) NOT NULL, 
	kind VARCHAR(12) NOT NULL, 
	agency VARCHAR(60) NOT NULL, 
	cohort VARCHAR(60) NOT NULL, 
	period VARCHAR(300) NOT NULL, 
	place TEXT NOT NULL, 
	PRIMARY KEY (sync_id, book), 
	FOREIGN KEY(sync_id) REFERENCES syncs (id)
);
INSERT INTO "registrations" VALUES(1,'google:1AbC','Sở Y tế','agency','so-y-te','','2026','A2');
CREATE TABLE results_written (
	id INTEGER NOT NULL, 
	sync_id INTEGER NOT NULL, 
	book VARCHAR(300) NOT NULL, 
	at DATETIME NOT NULL, 
	outcome VARCHAR(12) NOT NULL, 
	fingerprint VARCHAR(64) NOT NULL, 
	fault VARCHAR(60) NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(sync_id) REFERENCES syncs (id)
);
INSERT INTO "results_written" VALUES(1,1,'google:1AbC','2026-06-19 02:30:00.000000','written','cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd','');
CREATE TABLE sync_books (
	sync_id INTEGER NOT NULL, 
	book VARCHAR(300) NOT NULL, 
	hash VARCHAR(64) NOT NULL, 
	PRIMARY KEY (sync_id, book), 
	FOREIGN KEY(sync_id) REFERENCES syncs (id), 
	FOREIGN KEY(hash) REFERENCES raw_books (hash)
);
INSERT INTO "sync_books" VALUES(1,'google:1AbC','76c9ea6fe4665d4f2a41cb6ee47a18a5c74e33179810849bd95261e04d1e371a');
CREATE TABLE sync_ends (
	sync_id INTEGER NOT NULL, 
	ended_at DATETIME NOT NULL, 
	books INTEGER NOT NULL, 
	problems INTEGER NOT NULL, 
	PRIMARY KEY (sync_id), 
	FOREIGN KEY(sync_id) REFERENCES syncs (id)
);
INSERT INTO "sync_ends" VALUES(1,'2026-11-21 14:45:28.259989',1,1);
CREATE TABLE syncs (
	id INTEGER NOT NULL, 
	locality VARCHAR(40) NOT NULL, 
	source TEXT NOT NULL, 
	as_of DATE NOT NULL, 
	started_at DATETIME NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "syncs" VALUES(1,'hue','google','2026-06-30','2026-11-21 14:45:28.214591');
INSERT INTO "syncs" VALUES(2,'hue','google','2026-07-31','2026-11-21 14:45:28.270560');
CREATE TABLE taken_books (
	sync_id INTEGER NOT NULL, 
	book VARCHAR(300) NOT NULL, 
	state VARCHAR(12) NOT NULL, 
	confirmed_at DATETIME NOT NULL, 
	PRIMARY KEY (sync_id, book), 
	FOREIGN KEY(sync_id) REFERENCES syncs (id)
);
INSERT INTO "taken_books" VALUES(1,'google:1AbC','current','2026-06-19 02:30:00.000000');
CREATE TABLE taken_tabs (
	sync_id INTEGER NOT NULL, 
	book VARCHAR(300) NOT NULL, 
	tab VARCHAR(200) NOT NULL, 
	title VARCHAR(200) NOT NULL, 
	stands_for VARCHAR(200) NOT NULL, 
	hash VARCHAR(64) NOT NULL, 
	from_tab VARCHAR(200) NOT NULL, 
	reason VARCHAR(40) NOT NULL, 
	refused VARCHAR(64) NOT NULL, 
	since DATETIME, 
	PRIMARY KEY (sync_id, book, tab), 
	FOREIGN KEY(sync_id) REFERENCES syncs (id)
);
INSERT INTO "taken_tabs" VALUES(1,'google:1AbC','17','2026','2026','','','tab_renamed','',NULL);
CREATE INDEX ix_syncs_locality ON syncs (locality);
CREATE INDEX ix_link_checks_link ON link_checks (link);
CREATE INDEX ix_problems_sync_id ON problems (sync_id);
CREATE INDEX ix_book_visits_book ON book_visits (book);
CREATE INDEX ix_book_visits_sync_id ON book_visits (sync_id);
CREATE INDEX ix_results_written_book ON results_written (book);
CREATE INDEX ix_results_written_sync_id ON results_written (sync_id);
COMMIT;

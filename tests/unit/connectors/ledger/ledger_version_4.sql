BEGIN TRANSACTION;
CREATE TABLE account_events (
	id INTEGER NOT NULL, 
	"by" TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	told DATETIME NOT NULL, 
	email TEXT NOT NULL, 
	act TEXT NOT NULL, 
	role TEXT NOT NULL, 
	agency TEXT NOT NULL, 
	locality TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "account_events" VALUES(1,'chief@hue.vn','2026-12-01 05:01:00.000000','2026-12-01 05:01:00.000000','a@hue.vn','granted','verifier','so-khcn','hue','QĐ 12');
CREATE TABLE appeal_answers (
	id INTEGER NOT NULL, 
	"by" TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	told DATETIME NOT NULL, 
	appeal_id INTEGER NOT NULL, 
	sequence INTEGER NOT NULL, 
	reply TEXT NOT NULL, 
	outcome TEXT NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (appeal_id, sequence), 
	FOREIGN KEY(appeal_id) REFERENCES appeals (id)
);
INSERT INTO "appeal_answers" VALUES(1,'a@hue.vn','2026-12-01 05:08:00.000000','2026-12-01 05:08:00.000000',1,1,'Đã đối chiếu','stands');
CREATE TABLE appeals (
	id INTEGER NOT NULL, 
	"by" TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	told DATETIME NOT NULL, 
	decision_id INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (decision_id), 
	FOREIGN KEY(decision_id) REFERENCES decisions (id)
);
INSERT INTO "appeals" VALUES(1,'gd@hue.vn','2026-12-01 05:07:00.000000','2026-12-01 05:07:00.000000',3,'Hai bài khác nhau');
CREATE TABLE audit_log (
	number INTEGER NOT NULL, 
	"by" TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	told DATETIME NOT NULL, 
	act TEXT NOT NULL, 
	locality TEXT NOT NULL, 
	agency TEXT NOT NULL, 
	period TEXT NOT NULL, 
	field TEXT NOT NULL, 
	"before" TEXT NOT NULL, 
	"after" TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	about TEXT NOT NULL, 
	about_id INTEGER NOT NULL, 
	about_hash TEXT NOT NULL, 
	previous TEXT NOT NULL, 
	hash TEXT NOT NULL, 
	PRIMARY KEY (number), 
	UNIQUE (previous), 
	UNIQUE (hash)
);
INSERT INTO "audit_log" VALUES(1,'Sở KH&CN','2026-11-21 21:08:44.530665','2026-11-21 21:08:44.530665','tab.confirmed','','','','google:1AbC 17','','abababababababababababababababababababababababababababababababab','','confirmations',1,'4d9719df68e44dab555f1b7685d9bba7e3c5420e94432a79d20465cc32534666','0000000000000000000000000000000000000000000000000000000000000000','2e9c56673cae710c5a6b2460046483d9869a4c2e5a1815ca7973e09ec2b9a911');
INSERT INTO "audit_log" VALUES(2,'chief@hue.vn','2026-12-01 05:01:00.000000','2026-12-01 05:01:00.000000','account.granted','hue','so-khcn','','a@hue.vn','','verifier so-khcn','QĐ 12','account_events',1,'10727902e997bc2eb98cd7bfdc666a4505cd1b2d3eefbe2527b9b0fb4c7a5f66','2e9c56673cae710c5a6b2460046483d9869a4c2e5a1815ca7973e09ec2b9a911','d9bb96f8fa15d5c4c729cf10c4a403451a08328b5e49a2508ffc4d5463510d13');
INSERT INTO "audit_log" VALUES(3,'a@hue.vn','2026-12-01 05:02:00.000000','2026-12-01 05:02:00.000000','login.in','','','','1764565200','','','','logins',1,'342d56ff6d91e86f5f30577de652c2e7a1b38a7f0fd41164938115582bd7141c','d9bb96f8fa15d5c4c729cf10c4a403451a08328b5e49a2508ffc4d5463510d13','4bb0e81a791d3015e6ecca46863aa888ba0eea18292697968d7abb1bbdd0a977');
INSERT INTO "audit_log" VALUES(4,'gd@hue.vn','2026-12-01 05:03:00.000000','2026-12-01 05:03:00.000000','submission.submitted','hue','so-y-te','2026','','','c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1','','submissions',1,'b9057ad94216053db1a2fece5910269bd21e3ac676178287b123cc4093b8cda3','4bb0e81a791d3015e6ecca46863aa888ba0eea18292697968d7abb1bbdd0a977','edf5587049914eb660cb5aca106416883d297f0ddc6c2474799068cee6bea472');
INSERT INTO "audit_log" VALUES(5,'a@hue.vn','2026-12-01 05:04:00.000000','2026-12-01 05:04:00.000000','decision.accept','hue','so-y-te','2026','posts','','accept 12','','decisions',1,'0adf4c2e2f20a40b3ea6427b192c550af2fa8ac073e7e5ba595c62a667052e87','edf5587049914eb660cb5aca106416883d297f0ddc6c2474799068cee6bea472','612e736ccb6d10d040f9f80ede088fa55a91afbd63582f4e045ea49de9a06a00');
INSERT INTO "audit_log" VALUES(6,'a@hue.vn','2026-12-01 05:04:00.000000','2026-12-01 05:04:00.000000','decision.accept','hue','so-y-te','2026','views','','accept 3','','decisions',2,'07ab95ba6fbe358bebf48fcfd9dae3152fe2fafaa8db855396e8a5b7959be74b','612e736ccb6d10d040f9f80ede088fa55a91afbd63582f4e045ea49de9a06a00','62db1319c3a7911f4878a1e65017318ff647f7cee3a00753b255c52e60e21e95');
INSERT INTO "audit_log" VALUES(7,'a@hue.vn','2026-12-01 05:05:00.000000','2026-12-01 05:05:00.000000','decision.adjust','hue','so-y-te','2026','posts','accept 12','adjust 10','2 bài trùng','decisions',3,'cae8ab3389a19f601ba156294e0ee5bec553952c2f46a6edcdce6cd7682d39e8','62db1319c3a7911f4878a1e65017318ff647f7cee3a00753b255c52e60e21e95','23a510254443cb87276975342499d32ac50ae202ff91be5d6c49d5738bd82e0b');
INSERT INTO "audit_log" VALUES(8,'b@hue.vn','2026-12-01 05:06:00.000000','2026-12-01 05:06:00.000000','decision.confirmed','hue','so-y-te','2026','posts','adjust 10','','','decision_confirmations',1,'afad80eda6981f4b5423c3fc62b485dd883504a0bba34df3090c42dd2fbdf383','23a510254443cb87276975342499d32ac50ae202ff91be5d6c49d5738bd82e0b','26ef952e2d67f6633ef6550aec7949c3972374ad85b58712f7ecf5a0e6a4e6e4');
INSERT INTO "audit_log" VALUES(9,'gd@hue.vn','2026-12-01 05:07:00.000000','2026-12-01 05:07:00.000000','appeal.made','hue','so-y-te','2026','posts','adjust','Hai bài khác nhau','','appeals',1,'c89541a85495b004c063d569427f6ff58b43ec7efe61080b60549423cd078a6a','26ef952e2d67f6633ef6550aec7949c3972374ad85b58712f7ecf5a0e6a4e6e4','df9d26b8c89d4837b002a84d7f538a4854757e7153f03de1550589fecfb5af8b');
INSERT INTO "audit_log" VALUES(10,'a@hue.vn','2026-12-01 05:08:00.000000','2026-12-01 05:08:00.000000','appeal.closed','hue','so-y-te','2026','posts','adjust','stands','Đã đối chiếu','appeal_answers',1,'b213eed4f60a38a216e0f2666a5b1199bb10284ab62db4202431fbfb6ebd2b6b','df9d26b8c89d4837b002a84d7f538a4854757e7153f03de1550589fecfb5af8b','79294aec2c63f6927759877c0a13f5df2810d787f0a820c61a81d1dcebe48c0e');
INSERT INTO "audit_log" VALUES(11,'chief@hue.vn','2026-12-01 05:09:00.000000','2026-12-01 05:09:00.000000','release.made','hue','','2026','','','hue-2026-1 d528e40204ea02504697df93e259a7d6eac0f7cda5198f35315ababf5bae4c4c','','releases',1,'037a044e51f7f3a98c2909c6455d04caaf3b5f836c9c64d24ac719d15a1c91e5','79294aec2c63f6927759877c0a13f5df2810d787f0a820c61a81d1dcebe48c0e','ea3b9c56fb5095e1213522a5d222efbcf86730c3745e445062e0a1235cb83e39');
INSERT INTO "audit_log" VALUES(12,'chief@hue.vn','2026-12-01 05:10:00.000000','2026-12-01 05:10:00.000000','release.signed','hue','','2026','','','hue-2026-1','','release_signoffs',1,'433025f9f371b27219cf9cfd6dcdbd57ca85a5e8c5f7e20e602db66ed8bd5eb5','ea3b9c56fb5095e1213522a5d222efbcf86730c3745e445062e0a1235cb83e39','cdfceaf0207189e8332a4ac1dd98f896504090d6db815dcd0a7d2097dfc28f1f');
INSERT INTO "audit_log" VALUES(13,'chief@hue.vn','2026-12-01 05:10:00.000000','2026-12-01 05:10:00.000000','release.signature','hue','','2026','','hue-2026-1','57:57','','release_signatures',1,'818dccdfb22431209d01fc517e72dfa261c32a368b1ccba78bf649f2532747aa','cdfceaf0207189e8332a4ac1dd98f896504090d6db815dcd0a7d2097dfc28f1f','36160436a08e959c268cec77f9821140b9ecbf0a3042eb118c2836b754d418ab');
INSERT INTO "audit_log" VALUES(14,'chief@hue.vn','2026-12-01 05:10:00.000000','2026-12-01 05:10:00.000000','contact.set','hue','','','','','Sở Khoa học và Công nghệ; 0234 000 000','','contacts',1,'001c6aa5d62fdf41104805cfb7c56d6789600a8a11dfea4c4d084df1bcbe0a54','36160436a08e959c268cec77f9821140b9ecbf0a3042eb118c2836b754d418ab','93e579bf7a0c381e228e5e2548ea0a05e098064a3e9fe0c9962f586e6d2f3968');
INSERT INTO "audit_log" VALUES(15,'chief@hue.vn','2026-12-01 05:11:00.000000','2026-12-01 05:11:00.000000','release.notice','hue','','2026','','hue-2026-1','Đang xem xét khiếu nại','','release_notices',1,'813a0f1d42b1dabbf45f404fa75d7fffd88eb281c2f708fe19bbea80a4a40669','93e579bf7a0c381e228e5e2548ea0a05e098064a3e9fe0c9962f586e6d2f3968','137319f01089ed8143a2d0c2a8368369ef0d6c96cdbc942a553c6fb64413b706');
INSERT INTO "audit_log" VALUES(16,'chief@hue.vn','2026-12-01 05:11:00.000000','2026-12-01 05:11:00.000000','check_in.made','hue','so-khcn','2026','','Đôn đốc gửi báo cáo','2026-12-10','','check_ins',1,'e7ef4eb13bca9f1d3508a07624145a39a984c5ad9c732c4e4acb4583a0d993f2','137319f01089ed8143a2d0c2a8368369ef0d6c96cdbc942a553c6fb64413b706','f21c975277c5e1ea306a71f61e491e0a61b24bfa988d97c4b5c6a7befb01d77a');
INSERT INTO "audit_log" VALUES(17,'chief@hue.vn','2026-12-01 05:12:00.000000','2026-12-01 05:12:00.000000','check_in.noted','hue','so-khcn','2026','','Đôn đốc gửi báo cáo','2026-12-15','Đã gọi điện','check_in_follow_ups',1,'b5c5df83a3f9523267650bd987835f940ee208062668de5fff6df9ad37f988af','f21c975277c5e1ea306a71f61e491e0a61b24bfa988d97c4b5c6a7befb01d77a','42265101628b3a41679bce9410873e0bed58ed8f3e34844ed0d649041e0d1de5');
INSERT INTO "audit_log" VALUES(18,'chief@hue.vn','2026-12-01 05:12:00.000000','2026-12-01 05:12:00.000000','file.fetched','hue','','','raw books','','','','',0,'','42265101628b3a41679bce9410873e0bed58ed8f3e34844ed0d649041e0d1de5','4bfb03167970df549a1ef6e23380bca4a4a06702f65b5ffb8b083a283308e68f');
CREATE TABLE book_visits (
	id INTEGER NOT NULL, 
	sync_id INTEGER NOT NULL, 
	book TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	outcome TEXT NOT NULL, 
	version BIGINT NOT NULL, 
	hash TEXT, 
	fault TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(sync_id) REFERENCES syncs (id), 
	FOREIGN KEY(hash) REFERENCES raw_books (hash)
);
INSERT INTO "book_visits" VALUES(1,1,'google:1AbC','2026-12-01 05:00:00.000000','read',7,'bb84ad37703b81150006f71970fd9f4049993b603e79acdcfa8a4ffadb9430b1','');
CREATE TABLE check_in_follow_ups (
	id INTEGER NOT NULL, 
	"by" TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	told DATETIME NOT NULL, 
	check_in_id INTEGER NOT NULL, 
	sequence INTEGER NOT NULL, 
	state TEXT NOT NULL, 
	due DATE NOT NULL, 
	note TEXT NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (check_in_id, sequence), 
	FOREIGN KEY(check_in_id) REFERENCES check_ins (id)
);
INSERT INTO "check_in_follow_ups" VALUES(1,'chief@hue.vn','2026-12-01 05:12:00.000000','2026-12-01 05:12:00.000000',1,1,'open','2026-12-15','Đã gọi điện');
CREATE TABLE check_ins (
	id INTEGER NOT NULL, 
	"by" TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	told DATETIME NOT NULL, 
	locality TEXT NOT NULL, 
	year INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	text_vi TEXT NOT NULL, 
	text_en TEXT NOT NULL, 
	owner TEXT NOT NULL, 
	due DATE NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "check_ins" VALUES(1,'chief@hue.vn','2026-12-01 05:11:00.000000','2026-12-01 05:11:00.000000','hue',2026,'reports','["so-y-te 2026-H1"]','Đôn đốc gửi báo cáo','Remind of the reports','so-khcn','2026-12-10');
CREATE TABLE confirmations (
	id INTEGER NOT NULL, 
	book TEXT NOT NULL, 
	tab TEXT NOT NULL, 
	refused TEXT NOT NULL, 
	"by" TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "confirmations" VALUES(1,'google:1AbC','17','abababababababababababababababababababababababababababababababab','Sở KH&CN','2026-11-21 21:08:44.530665');
CREATE TABLE contacts (
	id INTEGER NOT NULL, 
	"by" TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	told DATETIME NOT NULL, 
	locality TEXT NOT NULL, 
	name TEXT NOT NULL, 
	address TEXT NOT NULL, 
	email TEXT NOT NULL, 
	telephone TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "contacts" VALUES(1,'chief@hue.vn','2026-12-01 05:10:00.000000','2026-12-01 05:10:00.000000','hue','Sở Khoa học và Công nghệ','','','0234 000 000');
CREATE TABLE decision_confirmations (
	id INTEGER NOT NULL, 
	"by" TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	told DATETIME NOT NULL, 
	decision_id INTEGER NOT NULL, 
	agrees BOOLEAN NOT NULL, 
	reason TEXT NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (decision_id), 
	FOREIGN KEY(decision_id) REFERENCES decisions (id)
);
INSERT INTO "decision_confirmations" VALUES(1,'b@hue.vn','2026-12-01 05:06:00.000000','2026-12-01 05:06:00.000000',3,1,'');
CREATE TABLE decisions (
	id INTEGER NOT NULL, 
	"by" TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	told DATETIME NOT NULL, 
	locality TEXT NOT NULL, 
	agency TEXT NOT NULL, 
	period TEXT NOT NULL, 
	field TEXT NOT NULL, 
	sequence INTEGER NOT NULL, 
	claim_hash TEXT NOT NULL, 
	verdict TEXT NOT NULL, 
	accepted_value TEXT, 
	reason TEXT NOT NULL, 
	needs_second BOOLEAN NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (locality, agency, period, field, sequence)
);
INSERT INTO "decisions" VALUES(1,'a@hue.vn','2026-12-01 05:04:00.000000','2026-12-01 05:04:00.000000','hue','so-y-te','2026','posts',1,'c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1','accept','12','',0);
INSERT INTO "decisions" VALUES(2,'a@hue.vn','2026-12-01 05:04:00.000000','2026-12-01 05:04:00.000000','hue','so-y-te','2026','views',1,'c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1','accept','3','',0);
INSERT INTO "decisions" VALUES(3,'a@hue.vn','2026-12-01 05:05:00.000000','2026-12-01 05:05:00.000000','hue','so-y-te','2026','posts',2,'c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1','adjust','10','2 bài trùng',1);
CREATE TABLE ledger_versions (
	number INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	PRIMARY KEY (number)
);
INSERT INTO "ledger_versions" VALUES(1,'2026-11-21 21:08:44.468326');
INSERT INTO "ledger_versions" VALUES(2,'2026-11-21 21:08:44.484386');
INSERT INTO "ledger_versions" VALUES(3,'2026-11-21 21:08:44.490390');
INSERT INTO "ledger_versions" VALUES(4,'2026-11-21 21:08:44.492153');
CREATE TABLE link_checks (
	id INTEGER NOT NULL, 
	link TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	outcome TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	status INTEGER NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "link_checks" VALUES(1,'https://hue.gov.vn/tin','2026-12-01 05:00:00.000000','opens','',200);
CREATE TABLE logins (
	id INTEGER NOT NULL, 
	"by" TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	told DATETIME NOT NULL, 
	session TEXT NOT NULL, 
	act TEXT NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE ("by", session, act)
);
INSERT INTO "logins" VALUES(1,'a@hue.vn','2026-12-01 05:02:00.000000','2026-12-01 05:02:00.000000','1764565200','in');
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
	code TEXT NOT NULL, 
	severity TEXT NOT NULL, 
	agency TEXT NOT NULL, 
	period TEXT NOT NULL, 
	field TEXT NOT NULL, 
	book TEXT NOT NULL, 
	tab TEXT NOT NULL, 
	cell TEXT NOT NULL, 
	found TEXT NOT NULL, 
	message_vi TEXT NOT NULL, 
	message_en TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(sync_id) REFERENCES syncs (id)
);
INSERT INTO "problems" VALUES(1,1,'formula_in_cell','warning','so-y-te','','','Sở Y tế','2026','F12','=2+3','Ô F12 lấy giá trị bằng công thức (kết quả hiện là “=2+3”), có thể tự thay đổi sau khi nộp. Nên nhập thẳng giá trị trước khi nộp, ví dụ: 125.','Cell F12 takes its value from a formula (now “=2+3”), which may change after submission. It is better to type the value itself before submitting, for example: 125.');
CREATE TABLE raw_books (
	hash TEXT NOT NULL, 
	size INTEGER NOT NULL, 
	content BLOB NOT NULL, 
	stored_at DATETIME NOT NULL, 
	PRIMARY KEY (hash)
);
INSERT INTO "raw_books" VALUES('bb84ad37703b81150006f71970fd9f4049993b603e79acdcfa8a4ffadb9430b1',5500,X'789CEDC6310100200800B02A74E2B2877DE8818759686209CFED5ACEA958B1A76FAAAAAAAAAAAAAAAAAAAAEA9F3EDB51A32A','2026-11-21 21:08:44.514465');
INSERT INTO "raw_books" VALUES('d528e40204ea02504697df93e259a7d6eac0f7cda5198f35315ababf5bae4c4c',15,X'789C4B54482BCAAF4ACD53482ACD4BC94905002C2005B0','2026-11-21 21:08:44.623342');
CREATE TABLE registrations (
	sync_id INTEGER NOT NULL, 
	book TEXT NOT NULL, 
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	agency TEXT NOT NULL, 
	cohort TEXT NOT NULL, 
	period TEXT NOT NULL, 
	place TEXT NOT NULL, 
	PRIMARY KEY (sync_id, book), 
	FOREIGN KEY(sync_id) REFERENCES syncs (id)
);
INSERT INTO "registrations" VALUES(1,'google:1AbC','Sở Y tế','agency','so-y-te','','2026','A2');
CREATE TABLE release_notices (
	id INTEGER NOT NULL, 
	"by" TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	told DATETIME NOT NULL, 
	release_id INTEGER NOT NULL, 
	text_vi TEXT NOT NULL, 
	text_en TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(release_id) REFERENCES releases (id)
);
INSERT INTO "release_notices" VALUES(1,'chief@hue.vn','2026-12-01 05:11:00.000000','2026-12-01 05:11:00.000000',1,'Đang xem xét khiếu nại','Under review');
CREATE TABLE release_signatures (
	id INTEGER NOT NULL, 
	"by" TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	told DATETIME NOT NULL, 
	release_id INTEGER NOT NULL, 
	signature TEXT NOT NULL, 
	fingerprint TEXT NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (release_id), 
	FOREIGN KEY(release_id) REFERENCES releases (id)
);
INSERT INTO "release_signatures" VALUES(1,'chief@hue.vn','2026-12-01 05:10:00.000000','2026-12-01 05:10:00.000000',1,'{"signature": "…"}','57:57');
CREATE TABLE release_signoffs (
	id INTEGER NOT NULL, 
	"by" TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	told DATETIME NOT NULL, 
	release_id INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (release_id, "by"), 
	FOREIGN KEY(release_id) REFERENCES releases (id)
);
INSERT INTO "release_signoffs" VALUES(1,'chief@hue.vn','2026-12-01 05:10:00.000000','2026-12-01 05:10:00.000000',1);
CREATE TABLE releases (
	id INTEGER NOT NULL, 
	"by" TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	told DATETIME NOT NULL, 
	locality TEXT NOT NULL, 
	year INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	bundle TEXT NOT NULL, 
	criteria_hash TEXT NOT NULL, 
	code_version TEXT NOT NULL, 
	sync_id INTEGER NOT NULL, 
	as_of DATE NOT NULL, 
	decision_number TEXT NOT NULL, 
	decision_date DATE, 
	supersedes INTEGER, 
	reason TEXT NOT NULL, 
	signoffs_needed INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (name), 
	FOREIGN KEY(bundle) REFERENCES raw_books (hash), 
	FOREIGN KEY(sync_id) REFERENCES syncs (id), 
	FOREIGN KEY(supersedes) REFERENCES releases (id)
);
INSERT INTO "releases" VALUES(1,'chief@hue.vn','2026-12-01 05:09:00.000000','2026-12-01 05:09:00.000000','hue',2026,'hue-2026-1','d528e40204ea02504697df93e259a7d6eac0f7cda5198f35315ababf5bae4c4c','e0e0e0e0e0e0e0e0e0e0e0e0e0e0e0e0e0e0e0e0e0e0e0e0e0e0e0e0e0e0e0e0','0.1.0',1,'2026-12-01','57/QĐ-SKHCN',NULL,NULL,'',1);
CREATE TABLE results_written (
	id INTEGER NOT NULL, 
	sync_id INTEGER NOT NULL, 
	book TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	outcome TEXT NOT NULL, 
	fingerprint TEXT NOT NULL, 
	fault TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(sync_id) REFERENCES syncs (id)
);
INSERT INTO "results_written" VALUES(1,1,'google:1AbC','2026-12-01 05:00:00.000000','written','cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd','');
CREATE TABLE submissions (
	id INTEGER NOT NULL, 
	"by" TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	told DATETIME NOT NULL, 
	locality TEXT NOT NULL, 
	agency TEXT NOT NULL, 
	year INTEGER NOT NULL, 
	act TEXT NOT NULL, 
	claims_hash TEXT NOT NULL, 
	sync_id INTEGER NOT NULL, 
	sequence INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (locality, agency, year, sequence), 
	FOREIGN KEY(sync_id) REFERENCES syncs (id)
);
INSERT INTO "submissions" VALUES(1,'gd@hue.vn','2026-12-01 05:03:00.000000','2026-12-01 05:03:00.000000','hue','so-y-te',2026,'submitted','c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1',1,1,'');
CREATE TABLE sync_books (
	sync_id INTEGER NOT NULL, 
	book TEXT NOT NULL, 
	hash TEXT NOT NULL, 
	PRIMARY KEY (sync_id, book), 
	FOREIGN KEY(sync_id) REFERENCES syncs (id), 
	FOREIGN KEY(hash) REFERENCES raw_books (hash)
);
INSERT INTO "sync_books" VALUES(1,'google:1AbC','bb84ad37703b81150006f71970fd9f4049993b603e79acdcfa8a4ffadb9430b1');
CREATE TABLE sync_ends (
	sync_id INTEGER NOT NULL, 
	ended_at DATETIME NOT NULL, 
	books INTEGER NOT NULL, 
	problems INTEGER NOT NULL, 
	PRIMARY KEY (sync_id), 
	FOREIGN KEY(sync_id) REFERENCES syncs (id)
);
INSERT INTO "sync_ends" VALUES(1,'2026-11-21 21:08:44.526609',1,1);
CREATE TABLE syncs (
	id INTEGER NOT NULL, 
	locality TEXT NOT NULL, 
	source TEXT NOT NULL, 
	as_of DATE NOT NULL, 
	started_at DATETIME NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "syncs" VALUES(1,'hue','google','2026-12-01','2026-11-21 21:08:44.504251');
CREATE TABLE taken_books (
	sync_id INTEGER NOT NULL, 
	book TEXT NOT NULL, 
	state TEXT NOT NULL, 
	confirmed_at DATETIME NOT NULL, 
	PRIMARY KEY (sync_id, book), 
	FOREIGN KEY(sync_id) REFERENCES syncs (id)
);
INSERT INTO "taken_books" VALUES(1,'google:1AbC','current','2026-12-01 05:00:00.000000');
CREATE TABLE taken_tabs (
	sync_id INTEGER NOT NULL, 
	book TEXT NOT NULL, 
	tab TEXT NOT NULL, 
	title TEXT NOT NULL, 
	stands_for TEXT NOT NULL, 
	hash TEXT NOT NULL, 
	from_tab TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	refused TEXT NOT NULL, 
	since DATETIME, 
	PRIMARY KEY (sync_id, book, tab), 
	FOREIGN KEY(sync_id) REFERENCES syncs (id)
);
INSERT INTO "taken_tabs" VALUES(1,'google:1AbC','17','2026 (2)','2026','','','tab_renamed','','2026-12-01 05:00:00.000000');
CREATE TRIGGER ledger_versions_no_update BEFORE update ON ledger_versions BEGIN SELECT RAISE(ABORT, 'the ledger only grows: ledger_versions'); END;
CREATE TRIGGER ledger_versions_no_delete BEFORE delete ON ledger_versions BEGIN SELECT RAISE(ABORT, 'the ledger only grows: ledger_versions'); END;
CREATE TRIGGER ledger_versions_no_replace BEFORE INSERT ON ledger_versions WHEN EXISTS (SELECT 1 FROM ledger_versions WHERE ("number" = NEW."number")) BEGIN SELECT RAISE(ABORT, 'the ledger only grows: ledger_versions'); END;
CREATE INDEX ix_syncs_locality ON syncs (locality);
CREATE INDEX ix_link_checks_link ON link_checks (link);
CREATE INDEX ix_problems_sync_id ON problems (sync_id);
CREATE INDEX ix_book_visits_book ON book_visits (book);
CREATE INDEX ix_book_visits_sync_id ON book_visits (sync_id);
CREATE INDEX ix_results_written_book ON results_written (book);
CREATE INDEX ix_results_written_sync_id ON results_written (sync_id);
CREATE INDEX ix_account_events_email ON account_events (email);
CREATE INDEX ix_release_notices_release_id ON release_notices (release_id);
CREATE TRIGGER raw_books_no_update BEFORE update ON raw_books BEGIN SELECT RAISE(ABORT, 'the ledger only grows: raw_books'); END;
CREATE TRIGGER raw_books_no_delete BEFORE delete ON raw_books BEGIN SELECT RAISE(ABORT, 'the ledger only grows: raw_books'); END;
CREATE TRIGGER raw_books_no_replace BEFORE INSERT ON raw_books WHEN EXISTS (SELECT 1 FROM raw_books WHERE ("hash" = NEW."hash")) BEGIN SELECT RAISE(ABORT, 'the ledger only grows: raw_books'); END;
CREATE TRIGGER syncs_no_update BEFORE update ON syncs BEGIN SELECT RAISE(ABORT, 'the ledger only grows: syncs'); END;
CREATE TRIGGER syncs_no_delete BEFORE delete ON syncs BEGIN SELECT RAISE(ABORT, 'the ledger only grows: syncs'); END;
CREATE TRIGGER syncs_no_replace BEFORE INSERT ON syncs WHEN EXISTS (SELECT 1 FROM syncs WHERE ("id" = NEW."id")) BEGIN SELECT RAISE(ABORT, 'the ledger only grows: syncs'); END;
CREATE TRIGGER sync_books_no_update BEFORE update ON sync_books BEGIN SELECT RAISE(ABORT, 'the ledger only grows: sync_books'); END;
CREATE TRIGGER sync_books_no_delete BEFORE delete ON sync_books BEGIN SELECT RAISE(ABORT, 'the ledger only grows: sync_books'); END;
CREATE TRIGGER sync_books_no_replace BEFORE INSERT ON sync_books WHEN EXISTS (SELECT 1 FROM sync_books WHERE ("sync_id" = NEW."sync_id" AND "book" = NEW."book")) BEGIN SELECT RAISE(ABORT, 'the ledger only grows: sync_books'); END;
CREATE TRIGGER problems_no_update BEFORE update ON problems BEGIN SELECT RAISE(ABORT, 'the ledger only grows: problems'); END;
CREATE TRIGGER problems_no_delete BEFORE delete ON problems BEGIN SELECT RAISE(ABORT, 'the ledger only grows: problems'); END;
CREATE TRIGGER problems_no_replace BEFORE INSERT ON problems WHEN EXISTS (SELECT 1 FROM problems WHERE ("id" = NEW."id")) BEGIN SELECT RAISE(ABORT, 'the ledger only grows: problems'); END;
CREATE TRIGGER sync_ends_no_update BEFORE update ON sync_ends BEGIN SELECT RAISE(ABORT, 'the ledger only grows: sync_ends'); END;
CREATE TRIGGER sync_ends_no_delete BEFORE delete ON sync_ends BEGIN SELECT RAISE(ABORT, 'the ledger only grows: sync_ends'); END;
CREATE TRIGGER sync_ends_no_replace BEFORE INSERT ON sync_ends WHEN EXISTS (SELECT 1 FROM sync_ends WHERE ("sync_id" = NEW."sync_id")) BEGIN SELECT RAISE(ABORT, 'the ledger only grows: sync_ends'); END;
CREATE TRIGGER registrations_no_update BEFORE update ON registrations BEGIN SELECT RAISE(ABORT, 'the ledger only grows: registrations'); END;
CREATE TRIGGER registrations_no_delete BEFORE delete ON registrations BEGIN SELECT RAISE(ABORT, 'the ledger only grows: registrations'); END;
CREATE TRIGGER registrations_no_replace BEFORE INSERT ON registrations WHEN EXISTS (SELECT 1 FROM registrations WHERE ("sync_id" = NEW."sync_id" AND "book" = NEW."book")) BEGIN SELECT RAISE(ABORT, 'the ledger only grows: registrations'); END;
CREATE TRIGGER book_visits_no_update BEFORE update ON book_visits BEGIN SELECT RAISE(ABORT, 'the ledger only grows: book_visits'); END;
CREATE TRIGGER book_visits_no_delete BEFORE delete ON book_visits BEGIN SELECT RAISE(ABORT, 'the ledger only grows: book_visits'); END;
CREATE TRIGGER book_visits_no_replace BEFORE INSERT ON book_visits WHEN EXISTS (SELECT 1 FROM book_visits WHERE ("id" = NEW."id")) BEGIN SELECT RAISE(ABORT, 'the ledger only grows: book_visits'); END;
CREATE TRIGGER taken_books_no_update BEFORE update ON taken_books BEGIN SELECT RAISE(ABORT, 'the ledger only grows: taken_books'); END;
CREATE TRIGGER taken_books_no_delete BEFORE delete ON taken_books BEGIN SELECT RAISE(ABORT, 'the ledger only grows: taken_books'); END;
CREATE TRIGGER taken_books_no_replace BEFORE INSERT ON taken_books WHEN EXISTS (SELECT 1 FROM taken_books WHERE ("sync_id" = NEW."sync_id" AND "book" = NEW."book")) BEGIN SELECT RAISE(ABORT, 'the ledger only grows: taken_books'); END;
CREATE TRIGGER taken_tabs_no_update BEFORE update ON taken_tabs BEGIN SELECT RAISE(ABORT, 'the ledger only grows: taken_tabs'); END;
CREATE TRIGGER taken_tabs_no_delete BEFORE delete ON taken_tabs BEGIN SELECT RAISE(ABORT, 'the ledger only grows: taken_tabs'); END;
CREATE TRIGGER taken_tabs_no_replace BEFORE INSERT ON taken_tabs WHEN EXISTS (SELECT 1 FROM taken_tabs WHERE ("sync_id" = NEW."sync_id" AND "book" = NEW."book" AND "tab" = NEW."tab")) BEGIN SELECT RAISE(ABORT, 'the ledger only grows: taken_tabs'); END;
CREATE TRIGGER confirmations_no_update BEFORE update ON confirmations BEGIN SELECT RAISE(ABORT, 'the ledger only grows: confirmations'); END;
CREATE TRIGGER confirmations_no_delete BEFORE delete ON confirmations BEGIN SELECT RAISE(ABORT, 'the ledger only grows: confirmations'); END;
CREATE TRIGGER confirmations_no_replace BEFORE INSERT ON confirmations WHEN EXISTS (SELECT 1 FROM confirmations WHERE ("id" = NEW."id")) BEGIN SELECT RAISE(ABORT, 'the ledger only grows: confirmations'); END;
CREATE TRIGGER problem_links_no_update BEFORE update ON problem_links BEGIN SELECT RAISE(ABORT, 'the ledger only grows: problem_links'); END;
CREATE TRIGGER problem_links_no_delete BEFORE delete ON problem_links BEGIN SELECT RAISE(ABORT, 'the ledger only grows: problem_links'); END;
CREATE TRIGGER problem_links_no_replace BEFORE INSERT ON problem_links WHEN EXISTS (SELECT 1 FROM problem_links WHERE ("problem_id" = NEW."problem_id")) BEGIN SELECT RAISE(ABORT, 'the ledger only grows: problem_links'); END;
CREATE TRIGGER link_checks_no_update BEFORE update ON link_checks BEGIN SELECT RAISE(ABORT, 'the ledger only grows: link_checks'); END;
CREATE TRIGGER link_checks_no_delete BEFORE delete ON link_checks BEGIN SELECT RAISE(ABORT, 'the ledger only grows: link_checks'); END;
CREATE TRIGGER link_checks_no_replace BEFORE INSERT ON link_checks WHEN EXISTS (SELECT 1 FROM link_checks WHERE ("id" = NEW."id")) BEGIN SELECT RAISE(ABORT, 'the ledger only grows: link_checks'); END;
CREATE TRIGGER results_written_no_update BEFORE update ON results_written BEGIN SELECT RAISE(ABORT, 'the ledger only grows: results_written'); END;
CREATE TRIGGER results_written_no_delete BEFORE delete ON results_written BEGIN SELECT RAISE(ABORT, 'the ledger only grows: results_written'); END;
CREATE TRIGGER results_written_no_replace BEFORE INSERT ON results_written WHEN EXISTS (SELECT 1 FROM results_written WHERE ("id" = NEW."id")) BEGIN SELECT RAISE(ABORT, 'the ledger only grows: results_written'); END;
CREATE TRIGGER account_events_no_update BEFORE update ON account_events BEGIN SELECT RAISE(ABORT, 'the ledger only grows: account_events'); END;
CREATE TRIGGER account_events_no_delete BEFORE delete ON account_events BEGIN SELECT RAISE(ABORT, 'the ledger only grows: account_events'); END;
CREATE TRIGGER account_events_no_replace BEFORE INSERT ON account_events WHEN EXISTS (SELECT 1 FROM account_events WHERE ("id" = NEW."id")) BEGIN SELECT RAISE(ABORT, 'the ledger only grows: account_events'); END;
CREATE TRIGGER logins_no_update BEFORE update ON logins BEGIN SELECT RAISE(ABORT, 'the ledger only grows: logins'); END;
CREATE TRIGGER logins_no_delete BEFORE delete ON logins BEGIN SELECT RAISE(ABORT, 'the ledger only grows: logins'); END;
CREATE TRIGGER logins_no_replace BEFORE INSERT ON logins WHEN EXISTS (SELECT 1 FROM logins WHERE ("by" = NEW."by" AND "session" = NEW."session" AND "act" = NEW."act") OR ("id" = NEW."id")) BEGIN SELECT RAISE(ABORT, 'the ledger only grows: logins'); END;
CREATE TRIGGER submissions_no_update BEFORE update ON submissions BEGIN SELECT RAISE(ABORT, 'the ledger only grows: submissions'); END;
CREATE TRIGGER submissions_no_delete BEFORE delete ON submissions BEGIN SELECT RAISE(ABORT, 'the ledger only grows: submissions'); END;
CREATE TRIGGER submissions_no_replace BEFORE INSERT ON submissions WHEN EXISTS (SELECT 1 FROM submissions WHERE ("id" = NEW."id") OR ("locality" = NEW."locality" AND "agency" = NEW."agency" AND "year" = NEW."year" AND "sequence" = NEW."sequence")) BEGIN SELECT RAISE(ABORT, 'the ledger only grows: submissions'); END;
CREATE TRIGGER decisions_no_update BEFORE update ON decisions BEGIN SELECT RAISE(ABORT, 'the ledger only grows: decisions'); END;
CREATE TRIGGER decisions_no_delete BEFORE delete ON decisions BEGIN SELECT RAISE(ABORT, 'the ledger only grows: decisions'); END;
CREATE TRIGGER decisions_no_replace BEFORE INSERT ON decisions WHEN EXISTS (SELECT 1 FROM decisions WHERE ("id" = NEW."id") OR ("locality" = NEW."locality" AND "agency" = NEW."agency" AND "period" = NEW."period" AND "field" = NEW."field" AND "sequence" = NEW."sequence")) BEGIN SELECT RAISE(ABORT, 'the ledger only grows: decisions'); END;
CREATE TRIGGER decision_confirmations_no_update BEFORE update ON decision_confirmations BEGIN SELECT RAISE(ABORT, 'the ledger only grows: decision_confirmations'); END;
CREATE TRIGGER decision_confirmations_no_delete BEFORE delete ON decision_confirmations BEGIN SELECT RAISE(ABORT, 'the ledger only grows: decision_confirmations'); END;
CREATE TRIGGER decision_confirmations_no_replace BEFORE INSERT ON decision_confirmations WHEN EXISTS (SELECT 1 FROM decision_confirmations WHERE ("decision_id" = NEW."decision_id") OR ("id" = NEW."id")) BEGIN SELECT RAISE(ABORT, 'the ledger only grows: decision_confirmations'); END;
CREATE TRIGGER appeals_no_update BEFORE update ON appeals BEGIN SELECT RAISE(ABORT, 'the ledger only grows: appeals'); END;
CREATE TRIGGER appeals_no_delete BEFORE delete ON appeals BEGIN SELECT RAISE(ABORT, 'the ledger only grows: appeals'); END;
CREATE TRIGGER appeals_no_replace BEFORE INSERT ON appeals WHEN EXISTS (SELECT 1 FROM appeals WHERE ("decision_id" = NEW."decision_id") OR ("id" = NEW."id")) BEGIN SELECT RAISE(ABORT, 'the ledger only grows: appeals'); END;
CREATE TRIGGER appeal_answers_no_update BEFORE update ON appeal_answers BEGIN SELECT RAISE(ABORT, 'the ledger only grows: appeal_answers'); END;
CREATE TRIGGER appeal_answers_no_delete BEFORE delete ON appeal_answers BEGIN SELECT RAISE(ABORT, 'the ledger only grows: appeal_answers'); END;
CREATE TRIGGER appeal_answers_no_replace BEFORE INSERT ON appeal_answers WHEN EXISTS (SELECT 1 FROM appeal_answers WHERE ("appeal_id" = NEW."appeal_id" AND "sequence" = NEW."sequence") OR ("id" = NEW."id")) BEGIN SELECT RAISE(ABORT, 'the ledger only grows: appeal_answers'); END;
CREATE TRIGGER releases_no_update BEFORE update ON releases BEGIN SELECT RAISE(ABORT, 'the ledger only grows: releases'); END;
CREATE TRIGGER releases_no_delete BEFORE delete ON releases BEGIN SELECT RAISE(ABORT, 'the ledger only grows: releases'); END;
CREATE TRIGGER releases_no_replace BEFORE INSERT ON releases WHEN EXISTS (SELECT 1 FROM releases WHERE ("id" = NEW."id") OR ("name" = NEW."name")) BEGIN SELECT RAISE(ABORT, 'the ledger only grows: releases'); END;
CREATE TRIGGER release_signoffs_no_update BEFORE update ON release_signoffs BEGIN SELECT RAISE(ABORT, 'the ledger only grows: release_signoffs'); END;
CREATE TRIGGER release_signoffs_no_delete BEFORE delete ON release_signoffs BEGIN SELECT RAISE(ABORT, 'the ledger only grows: release_signoffs'); END;
CREATE TRIGGER release_signoffs_no_replace BEFORE INSERT ON release_signoffs WHEN EXISTS (SELECT 1 FROM release_signoffs WHERE ("id" = NEW."id") OR ("release_id" = NEW."release_id" AND "by" = NEW."by")) BEGIN SELECT RAISE(ABORT, 'the ledger only grows: release_signoffs'); END;
CREATE TRIGGER release_notices_no_update BEFORE update ON release_notices BEGIN SELECT RAISE(ABORT, 'the ledger only grows: release_notices'); END;
CREATE TRIGGER release_notices_no_delete BEFORE delete ON release_notices BEGIN SELECT RAISE(ABORT, 'the ledger only grows: release_notices'); END;
CREATE TRIGGER release_notices_no_replace BEFORE INSERT ON release_notices WHEN EXISTS (SELECT 1 FROM release_notices WHERE ("id" = NEW."id")) BEGIN SELECT RAISE(ABORT, 'the ledger only grows: release_notices'); END;
CREATE TRIGGER audit_log_no_update BEFORE update ON audit_log BEGIN SELECT RAISE(ABORT, 'the ledger only grows: audit_log'); END;
CREATE TRIGGER audit_log_no_delete BEFORE delete ON audit_log BEGIN SELECT RAISE(ABORT, 'the ledger only grows: audit_log'); END;
CREATE TRIGGER audit_log_no_replace BEFORE INSERT ON audit_log WHEN EXISTS (SELECT 1 FROM audit_log WHERE ("hash" = NEW."hash") OR ("number" = NEW."number") OR ("previous" = NEW."previous")) BEGIN SELECT RAISE(ABORT, 'the ledger only grows: audit_log'); END;
CREATE INDEX ix_contacts_locality ON contacts (locality);
CREATE TRIGGER release_signatures_no_update BEFORE update ON release_signatures BEGIN SELECT RAISE(ABORT, 'the ledger only grows: release_signatures'); END;
CREATE TRIGGER release_signatures_no_delete BEFORE delete ON release_signatures BEGIN SELECT RAISE(ABORT, 'the ledger only grows: release_signatures'); END;
CREATE TRIGGER release_signatures_no_replace BEFORE INSERT ON release_signatures WHEN EXISTS (SELECT 1 FROM release_signatures WHERE ("id" = NEW."id") OR ("release_id" = NEW."release_id")) BEGIN SELECT RAISE(ABORT, 'the ledger only grows: release_signatures'); END;
CREATE TRIGGER contacts_no_update BEFORE update ON contacts BEGIN SELECT RAISE(ABORT, 'the ledger only grows: contacts'); END;
CREATE TRIGGER contacts_no_delete BEFORE delete ON contacts BEGIN SELECT RAISE(ABORT, 'the ledger only grows: contacts'); END;
CREATE TRIGGER contacts_no_replace BEFORE INSERT ON contacts WHEN EXISTS (SELECT 1 FROM contacts WHERE ("id" = NEW."id")) BEGIN SELECT RAISE(ABORT, 'the ledger only grows: contacts'); END;
CREATE INDEX ix_check_ins_locality ON check_ins (locality);
CREATE TRIGGER check_ins_no_update BEFORE update ON check_ins BEGIN SELECT RAISE(ABORT, 'the ledger only grows: check_ins'); END;
CREATE TRIGGER check_ins_no_delete BEFORE delete ON check_ins BEGIN SELECT RAISE(ABORT, 'the ledger only grows: check_ins'); END;
CREATE TRIGGER check_ins_no_replace BEFORE INSERT ON check_ins WHEN EXISTS (SELECT 1 FROM check_ins WHERE ("id" = NEW."id")) BEGIN SELECT RAISE(ABORT, 'the ledger only grows: check_ins'); END;
CREATE TRIGGER check_in_follow_ups_no_update BEFORE update ON check_in_follow_ups BEGIN SELECT RAISE(ABORT, 'the ledger only grows: check_in_follow_ups'); END;
CREATE TRIGGER check_in_follow_ups_no_delete BEFORE delete ON check_in_follow_ups BEGIN SELECT RAISE(ABORT, 'the ledger only grows: check_in_follow_ups'); END;
CREATE TRIGGER check_in_follow_ups_no_replace BEFORE INSERT ON check_in_follow_ups WHEN EXISTS (SELECT 1 FROM check_in_follow_ups WHERE ("check_in_id" = NEW."check_in_id" AND "sequence" = NEW."sequence") OR ("id" = NEW."id")) BEGIN SELECT RAISE(ABORT, 'the ledger only grows: check_in_follow_ups'); END;
COMMIT;

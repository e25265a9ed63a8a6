CREATE TABLE "state_generation" (
	"prefix" varchar(160) PRIMARY KEY NOT NULL,
	"generation" bigint NOT NULL
);

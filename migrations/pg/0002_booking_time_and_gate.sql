CREATE TABLE "booking_time" (
	"booking_id" integer PRIMARY KEY NOT NULL,
	"booked_at" timestamp (0) with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL
);
--> statement-breakpoint
ALTER TABLE "flight_status" ADD COLUMN "gate" varchar(8);
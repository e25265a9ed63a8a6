CREATE TABLE `booking_time` (
	`booking_id` int NOT NULL,
	`booked_at` datetime NOT NULL DEFAULT CURRENT_TIMESTAMP,
	CONSTRAINT `booking_time_booking_id` PRIMARY KEY(`booking_id`)
);
--> statement-breakpoint
ALTER TABLE `flight_status` ADD `gate` varchar(8);
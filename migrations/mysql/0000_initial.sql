CREATE TABLE `airline` (
	`airline_id` int AUTO_INCREMENT NOT NULL,
	`iata` varchar(2) NOT NULL,
	`airlinename` varchar(60),
	`base_airport` int NOT NULL,
	CONSTRAINT `airline_airline_id` PRIMARY KEY(`airline_id`),
	CONSTRAINT `airline_iata_unq` UNIQUE(`iata`)
);
--> statement-breakpoint
CREATE TABLE `airplane` (
	`airplane_id` int AUTO_INCREMENT NOT NULL,
	`capacity` int NOT NULL,
	`type_id` int NOT NULL,
	`airline_id` int NOT NULL,
	CONSTRAINT `airplane_airplane_id` PRIMARY KEY(`airplane_id`)
);
--> statement-breakpoint
CREATE TABLE `airplane_type` (
	`type_id` int AUTO_INCREMENT NOT NULL,
	`identifier` varchar(50),
	`description` text,
	CONSTRAINT `airplane_type_type_id` PRIMARY KEY(`type_id`)
);
--> statement-breakpoint
CREATE TABLE `airport` (
	`airport_id` int AUTO_INCREMENT NOT NULL,
	`iata` varchar(3),
	`icao` varchar(4) NOT NULL,
	`name` varchar(120) NOT NULL,
	CONSTRAINT `airport_airport_id` PRIMARY KEY(`airport_id`)
);
--> statement-breakpoint
CREATE TABLE `airport_geo` (
	`airport_id` int NOT NULL,
	`name` varchar(120) NOT NULL,
	`city` varchar(80),
	`country` varchar(80),
	`latitude` decimal(11,8) NOT NULL,
	`longitude` decimal(11,8) NOT NULL,
	CONSTRAINT `airport_geo_airport_id` PRIMARY KEY(`airport_id`)
);
--> statement-breakpoint
CREATE TABLE `booking` (
	`booking_id` int AUTO_INCREMENT NOT NULL,
	`flight_id` int NOT NULL,
	`seat` varchar(4),
	`passenger_id` int NOT NULL,
	`price` decimal(14,2) NOT NULL,
	CONSTRAINT `booking_booking_id` PRIMARY KEY(`booking_id`),
	CONSTRAINT `booking_flight_seat_unq` UNIQUE(`flight_id`,`seat`)
);
--> statement-breakpoint
CREATE TABLE `booking_reservation` (
	`reservation_id` varchar(36) NOT NULL,
	`flight_id` int NOT NULL,
	`outcome` varchar(10) NOT NULL,
	`created_at` datetime NOT NULL DEFAULT CURRENT_TIMESTAMP,
	CONSTRAINT `booking_reservation_reservation_id` PRIMARY KEY(`reservation_id`)
);
--> statement-breakpoint
CREATE TABLE `country` (
	`code` varchar(3) NOT NULL,
	`alpha2` varchar(2) NOT NULL,
	`name` varchar(80) NOT NULL,
	`region` varchar(40) NOT NULL,
	CONSTRAINT `country_code` PRIMARY KEY(`code`)
);
--> statement-breakpoint
CREATE TABLE `data_load` (
	`data_load_id` int AUTO_INCREMENT NOT NULL,
	`source` varchar(200) NOT NULL,
	`anchor` date,
	`started_at` datetime NOT NULL,
	`finished_at` datetime,
	CONSTRAINT `data_load_data_load_id` PRIMARY KEY(`data_load_id`)
);
--> statement-breakpoint
CREATE TABLE `flight` (
	`flight_id` int AUTO_INCREMENT NOT NULL,
	`flightno` varchar(8) NOT NULL,
	`from` int NOT NULL,
	`to` int NOT NULL,
	`departure` datetime NOT NULL,
	`arrival` datetime NOT NULL,
	`airline_id` int NOT NULL,
	`airplane_id` int NOT NULL,
	CONSTRAINT `flight_flight_id` PRIMARY KEY(`flight_id`)
);
--> statement-breakpoint
CREATE TABLE `flight_log` (
	`flight_log_id` bigint AUTO_INCREMENT NOT NULL,
	`log_date` datetime NOT NULL,
	`user` varchar(100) NOT NULL,
	`flight_id` int NOT NULL,
	`flightno_old` varchar(8) NOT NULL,
	`flightno_new` varchar(8) NOT NULL,
	`from_old` int NOT NULL,
	`to_old` int NOT NULL,
	`from_new` int NOT NULL,
	`to_new` int NOT NULL,
	`departure_old` datetime NOT NULL,
	`arrival_old` datetime NOT NULL,
	`departure_new` datetime NOT NULL,
	`arrival_new` datetime NOT NULL,
	`airplane_id_old` int NOT NULL,
	`airplane_id_new` int NOT NULL,
	`airline_id_old` int NOT NULL,
	`airline_id_new` int NOT NULL,
	`comment` varchar(200),
	CONSTRAINT `flight_log_flight_log_id` PRIMARY KEY(`flight_log_id`)
);
--> statement-breakpoint
CREATE TABLE `flight_stats` (
	`flight_id` int NOT NULL,
	`bookings` int NOT NULL DEFAULT 0,
	`revenue` decimal(14,2) NOT NULL DEFAULT '0',
	`updated_at` datetime NOT NULL DEFAULT CURRENT_TIMESTAMP,
	CONSTRAINT `flight_stats_flight_id` PRIMARY KEY(`flight_id`)
);
--> statement-breakpoint
CREATE TABLE `flight_status` (
	`flight_id` int NOT NULL,
	`status` varchar(12) NOT NULL,
	`delay_minutes` int NOT NULL DEFAULT 0,
	`updated_at` datetime NOT NULL DEFAULT CURRENT_TIMESTAMP,
	CONSTRAINT `flight_status_flight_id` PRIMARY KEY(`flight_id`)
);
--> statement-breakpoint
CREATE TABLE `flightschedule` (
	`flightno` varchar(8) NOT NULL,
	`from` int NOT NULL,
	`to` int NOT NULL,
	`departure` time NOT NULL,
	`arrival` time NOT NULL,
	`airline_id` int NOT NULL,
	`monday` boolean DEFAULT false,
	`tuesday` boolean DEFAULT false,
	`wednesday` boolean DEFAULT false,
	`thursday` boolean DEFAULT false,
	`friday` boolean DEFAULT false,
	`saturday` boolean DEFAULT false,
	`sunday` boolean DEFAULT false,
	CONSTRAINT `flightschedule_flightno` PRIMARY KEY(`flightno`)
);
--> statement-breakpoint
CREATE TABLE `flush_batch` (
	`batch_id` varchar(64) NOT NULL,
	`applied_at` datetime NOT NULL DEFAULT CURRENT_TIMESTAMP,
	CONSTRAINT `flush_batch_batch_id` PRIMARY KEY(`batch_id`)
);
--> statement-breakpoint
CREATE TABLE `idempotency_key` (
	`caller` varchar(64) NOT NULL,
	`route` varchar(120) NOT NULL,
	`key` varchar(255) NOT NULL,
	`request_hash` varchar(64) NOT NULL,
	`status` int NOT NULL,
	`response` text NOT NULL,
	`created_at` datetime NOT NULL DEFAULT CURRENT_TIMESTAMP,
	CONSTRAINT `idempotency_key_caller_route_key_pk` PRIMARY KEY(`caller`,`route`,`key`)
);
--> statement-breakpoint
CREATE TABLE `leaderboard_definition` (
	`board` varchar(64) NOT NULL,
	`definition` json NOT NULL,
	`updated_at` datetime NOT NULL DEFAULT CURRENT_TIMESTAMP,
	CONSTRAINT `leaderboard_definition_board` PRIMARY KEY(`board`)
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`outbox_id` bigint AUTO_INCREMENT NOT NULL,
	`kind` varchar(40) NOT NULL,
	`payload` json NOT NULL,
	`created_at` datetime NOT NULL DEFAULT CURRENT_TIMESTAMP,
	CONSTRAINT `outbox_outbox_id` PRIMARY KEY(`outbox_id`)
);
--> statement-breakpoint
CREATE TABLE `passenger` (
	`passenger_id` int AUTO_INCREMENT NOT NULL,
	`passportno` varchar(9) NOT NULL,
	`firstname` varchar(100) NOT NULL,
	`lastname` varchar(100) NOT NULL,
	CONSTRAINT `passenger_passenger_id` PRIMARY KEY(`passenger_id`),
	CONSTRAINT `passenger_passportno_unq` UNIQUE(`passportno`)
);
--> statement-breakpoint
CREATE TABLE `passengerdetails` (
	`passenger_id` int NOT NULL,
	`birthdate` date NOT NULL,
	`sex` varchar(1),
	`street` varchar(100) NOT NULL,
	`city` varchar(100) NOT NULL,
	`zip` int NOT NULL,
	`country` varchar(100) NOT NULL,
	`emailaddress` varchar(120),
	`telephoneno` varchar(30),
	CONSTRAINT `passengerdetails_passenger_id` PRIMARY KEY(`passenger_id`)
);
--> statement-breakpoint
CREATE TABLE `route` (
	`from` int NOT NULL,
	`to` int NOT NULL,
	`distance_km` double NOT NULL,
	`domestic` boolean NOT NULL,
	`searches` bigint NOT NULL DEFAULT 0,
	CONSTRAINT `route_from_to_pk` PRIMARY KEY(`from`,`to`)
);
--> statement-breakpoint
CREATE INDEX `airport_iata_idx` ON `airport` (`iata`);--> statement-breakpoint
CREATE INDEX `booking_passenger_idx` ON `booking` (`passenger_id`);--> statement-breakpoint
CREATE INDEX `booking_reservation_created_idx` ON `booking_reservation` (`created_at`);--> statement-breakpoint
CREATE INDEX `flight_route_departure_idx` ON `flight` (`from`,`to`,`departure`);--> statement-breakpoint
CREATE INDEX `flush_batch_applied_idx` ON `flush_batch` (`applied_at`);--> statement-breakpoint
CREATE INDEX `idempotency_key_created_idx` ON `idempotency_key` (`created_at`);
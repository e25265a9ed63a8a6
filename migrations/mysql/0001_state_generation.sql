CREATE TABLE `state_generation` (
	`prefix` varchar(160) NOT NULL,
	`generation` bigint NOT NULL,
	CONSTRAINT `state_generation_prefix` PRIMARY KEY(`prefix`)
);

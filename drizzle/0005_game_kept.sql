CREATE TABLE `game_kept` (
	`game` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);

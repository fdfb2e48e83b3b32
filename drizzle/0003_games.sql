CREATE TABLE `game_choices` (
	`game` text PRIMARY KEY NOT NULL,
	`enabled` integer NOT NULL,
	`values` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `game_rounds` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`game` text NOT NULL,
	`state` text NOT NULL,
	`reference` text,
	`opened_at` integer NOT NULL,
	`ended_at` integer,
	`record` text,
	`players` text NOT NULL,
	`text` text NOT NULL,
	`currency` text NOT NULL,
	`staked` integer NOT NULL,
	`paid` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `game_rounds_by_game` ON `game_rounds` (`game`,`id`);--> statement-breakpoint
CREATE INDEX `game_rounds_running` ON `game_rounds` (`state`) WHERE state = 'running';--> statement-breakpoint
CREATE UNIQUE INDEX `game_rounds_by_reference` ON `game_rounds` (`reference`) WHERE reference IS NOT NULL;--> statement-breakpoint
CREATE TABLE `game_stats` (
	`viewer_id` text NOT NULL,
	`game` text NOT NULL,
	`currency` text NOT NULL,
	`plays` integer NOT NULL,
	`wins` integer NOT NULL,
	`losses` integer NOT NULL,
	`staked` integer NOT NULL,
	`paid` integer NOT NULL,
	PRIMARY KEY(`viewer_id`, `game`, `currency`)
);
--> statement-breakpoint
CREATE TABLE `game_till` (
	`currency` text PRIMARY KEY NOT NULL,
	`balance` integer NOT NULL
);

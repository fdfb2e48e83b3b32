CREATE TABLE `social_entries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`list` text NOT NULL,
	`text` text NOT NULL,
	`category` text NOT NULL,
	`weight` integer NOT NULL,
	`enabled` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `social_entries_by_list` ON `social_entries` (`list`,`id`);--> statement-breakpoint
CREATE TABLE `social_gestures` (
	`kind` text NOT NULL,
	`giver` text NOT NULL,
	`taker` text NOT NULL,
	`count` integer NOT NULL,
	`last_at` integer NOT NULL,
	PRIMARY KEY(`kind`, `giver`, `taker`)
);
--> statement-breakpoint
CREATE INDEX `social_gestures_by_taker` ON `social_gestures` (`kind`,`taker`);--> statement-breakpoint
CREATE TABLE `social_lists` (
	`name` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`blocked` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `social_lurkers` (
	`viewer` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`since` integer NOT NULL,
	`reason` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `social_opt_outs` (
	`viewer` text PRIMARY KEY NOT NULL,
	`since` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `social_shoutouts` (
	`channel` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);

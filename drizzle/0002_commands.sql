CREATE TABLE `command_aliases` (
	`name` text PRIMARY KEY NOT NULL,
	`line` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `command_cooldowns` (
	`command` text NOT NULL,
	`bucket` text NOT NULL,
	`times` text NOT NULL,
	`until` integer NOT NULL,
	PRIMARY KEY(`command`, `bucket`)
);
--> statement-breakpoint
CREATE TABLE `command_overrides` (
	`id` text PRIMARY KEY NOT NULL,
	`change` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `command_uses` (
	`id` text PRIMARY KEY NOT NULL,
	`uses` integer NOT NULL,
	`last_used` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `custom_commands` (
	`id` integer PRIMARY KEY NOT NULL,
	`definition` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`changed_at` integer NOT NULL,
	`changed_by` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `known_commands` (
	`id` text PRIMARY KEY NOT NULL,
	`feature` text NOT NULL,
	`names` text NOT NULL,
	`usage` text NOT NULL,
	`help` text NOT NULL
);

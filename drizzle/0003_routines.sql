CREATE TABLE `routine_runs` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`routine_id` text,
	`run` text NOT NULL,
	`steps` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `routine_runs_by_id` ON `routine_runs` (`id`);--> statement-breakpoint
CREATE INDEX `routine_runs_by_routine` ON `routine_runs` (`routine_id`);--> statement-breakpoint
CREATE TABLE `routine_uses` (
	`key` text PRIMARY KEY NOT NULL,
	`times` text NOT NULL,
	`until` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `routine_variables` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `routine_versions` (
	`routine_id` text NOT NULL,
	`version` integer NOT NULL,
	`saved_at` integer NOT NULL,
	`saved_by` text NOT NULL,
	`draft` text NOT NULL,
	PRIMARY KEY(`routine_id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `routine_waits` (
	`run_id` text PRIMARY KEY NOT NULL,
	`kept` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `routines` (
	`id` text PRIMARY KEY NOT NULL,
	`draft` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`last_run_at` integer,
	`runs` integer NOT NULL
);

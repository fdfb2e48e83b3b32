CREATE TABLE `rules` (
	`book` text NOT NULL,
	`id` text NOT NULL,
	`position` integer NOT NULL,
	`rule` text NOT NULL,
	PRIMARY KEY(`book`, `id`)
);
--> statement-breakpoint
CREATE INDEX `rules_by_position` ON `rules` (`book`,`position`);--> statement-breakpoint
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
--> statement-breakpoint
CREATE TABLE `phrase_hits` (
	`rule_id` text PRIMARY KEY NOT NULL,
	`hits` integer NOT NULL,
	`last_hit_at` integer NOT NULL
);
--> statement-breakpoint
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
--> statement-breakpoint
CREATE TABLE `timer_progress` (
	`rule_id` text PRIMARY KEY NOT NULL,
	`last_sent_at` integer,
	`sent_count` integer NOT NULL,
	`progress` integer NOT NULL,
	`lines` integer NOT NULL,
	`checked_at` integer NOT NULL,
	`in_round` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `welcome_marks` (
	`rule_id` text NOT NULL,
	`viewer_id` text NOT NULL,
	`time` integer NOT NULL,
	PRIMARY KEY(`rule_id`, `viewer_id`)
);
--> statement-breakpoint
CREATE TABLE `welcome_people` (
	`viewer_id` text PRIMARY KEY NOT NULL,
	`session` integer NOT NULL,
	`last_seen_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `welcome_people_by_session` ON `welcome_people` (`session`);--> statement-breakpoint
CREATE TABLE `welcome_session` (
	`id` integer PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`stream_id` text,
	`started_at` integer NOT NULL,
	`last_at` integer NOT NULL
);

CREATE TABLE `economy_claims` (
	`viewer_id` text NOT NULL,
	`kind` text NOT NULL,
	`time` integer NOT NULL,
	`day` text NOT NULL,
	`streak` integer NOT NULL,
	PRIMARY KEY(`viewer_id`, `kind`)
);
--> statement-breakpoint
CREATE TABLE `economy_plan` (
	`id` integer PRIMARY KEY NOT NULL,
	`plan` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `economy_seasons` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`currency` text NOT NULL,
	`state` text NOT NULL,
	`started_at` integer,
	`ended_at` integer NOT NULL,
	`cursor` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `economy_standings` (
	`season_id` integer NOT NULL,
	`account_id` integer NOT NULL,
	`amount` integer NOT NULL,
	PRIMARY KEY(`season_id`, `account_id`)
);
--> statement-breakpoint
CREATE INDEX `economy_standings_by_amount` ON `economy_standings` (`season_id`,`amount`);--> statement-breakpoint
CREATE TABLE `ledger_accounts` (
	`id` integer PRIMARY KEY NOT NULL,
	`owner` text NOT NULL,
	`currency` text NOT NULL,
	`kind` text NOT NULL,
	`balance` integer NOT NULL,
	CONSTRAINT "ledger_accounts_not_below_zero" CHECK(kind = 'bank' OR balance >= 0),
	CONSTRAINT "ledger_accounts_countable" CHECK(abs(balance) <= 9007199254740991)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_accounts_by_owner` ON `ledger_accounts` (`owner`,`currency`);--> statement-breakpoint
CREATE TABLE `ledger_bookings` (
	`id` integer PRIMARY KEY NOT NULL,
	`time` integer NOT NULL,
	`reference` text NOT NULL,
	`reason` text NOT NULL,
	`actor` text NOT NULL,
	`hold_id` integer,
	`undoes` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_bookings_by_reference` ON `ledger_bookings` (`reference`);--> statement-breakpoint
CREATE INDEX `ledger_bookings_by_time` ON `ledger_bookings` (`time`);--> statement-breakpoint
CREATE INDEX `ledger_bookings_by_hold` ON `ledger_bookings` (`hold_id`) WHERE hold_id IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_bookings_by_undone` ON `ledger_bookings` (`undoes`) WHERE undoes IS NOT NULL;--> statement-breakpoint
CREATE TABLE `ledger_holds` (
	`id` integer PRIMARY KEY NOT NULL,
	`reference` text NOT NULL,
	`reason` text NOT NULL,
	`state` text NOT NULL,
	`survives` integer NOT NULL,
	`time` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_holds_by_reference` ON `ledger_holds` (`reference`);--> statement-breakpoint
CREATE INDEX `ledger_holds_open` ON `ledger_holds` (`state`) WHERE state = 'open';--> statement-breakpoint
CREATE TABLE `ledger_rows` (
	`id` integer PRIMARY KEY NOT NULL,
	`booking_id` integer NOT NULL,
	`account_id` integer NOT NULL,
	`amount` integer NOT NULL,
	`balance` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `ledger_rows_by_booking` ON `ledger_rows` (`booking_id`);--> statement-breakpoint
CREATE INDEX `ledger_rows_by_account` ON `ledger_rows` (`account_id`);--> statement-breakpoint
CREATE TABLE `ledger_stakes` (
	`hold_id` integer NOT NULL,
	`account_id` integer NOT NULL,
	`amount` integer NOT NULL,
	PRIMARY KEY(`hold_id`, `account_id`)
);
--> statement-breakpoint
CREATE TABLE `viewer_group_members` (
	`group_id` integer NOT NULL,
	`viewer_id` text NOT NULL,
	PRIMARY KEY(`group_id`, `viewer_id`)
);
--> statement-breakpoint
CREATE INDEX `viewer_group_members_by_viewer` ON `viewer_group_members` (`viewer_id`);--> statement-breakpoint
CREATE TABLE `viewer_groups` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `viewer_groups_by_name` ON `viewer_groups` (`name`);--> statement-breakpoint
CREATE TABLE `viewer_names` (
	`id` integer PRIMARY KEY NOT NULL,
	`viewer_id` text NOT NULL,
	`login` text NOT NULL,
	`name` text NOT NULL,
	`until` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `viewer_names_by_viewer` ON `viewer_names` (`viewer_id`);--> statement-breakpoint
CREATE INDEX `viewer_names_by_login` ON `viewer_names` (`login`);--> statement-breakpoint
CREATE TABLE `viewer_roles` (
	`id` integer PRIMARY KEY NOT NULL,
	`viewer_id` text NOT NULL,
	`role` text NOT NULL,
	`since` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `viewer_roles_by_viewer` ON `viewer_roles` (`viewer_id`);--> statement-breakpoint
CREATE TABLE `viewer_streams` (
	`number` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`started_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `viewer_streams_by_id` ON `viewer_streams` (`id`);--> statement-breakpoint
CREATE TABLE `viewers` (
	`number` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`login` text NOT NULL,
	`name` text NOT NULL,
	`first_seen` integer NOT NULL,
	`last_seen` integer NOT NULL,
	`watched_seconds` integer DEFAULT 0 NOT NULL,
	`messages` integer DEFAULT 0 NOT NULL,
	`streams` integer DEFAULT 0 NOT NULL,
	`streak` integer DEFAULT 0 NOT NULL,
	`last_stream` integer DEFAULT 0 NOT NULL,
	`role` text DEFAULT 'everyone' NOT NULL,
	`followed_at` integer,
	`follow_asked` integer,
	`notes` text DEFAULT '' NOT NULL,
	`pronouns` text,
	`birthday` text,
	`ignored` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `viewers_by_id` ON `viewers` (`id`);--> statement-breakpoint
CREATE INDEX `viewers_by_login` ON `viewers` (`login`);--> statement-breakpoint
CREATE INDEX `viewers_by_name` ON `viewers` (`name`);--> statement-breakpoint
CREATE INDEX `viewers_by_last_seen` ON `viewers` (`last_seen`);--> statement-breakpoint
CREATE INDEX `viewers_by_watched` ON `viewers` (`watched_seconds`);
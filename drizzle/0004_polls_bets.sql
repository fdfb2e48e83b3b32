CREATE TABLE `bet_stakes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`bet_id` integer NOT NULL,
	`viewer_id` text NOT NULL,
	`name` text NOT NULL,
	`option` integer NOT NULL,
	`amount` integer NOT NULL,
	`payout` integer NOT NULL,
	CONSTRAINT "bet_stakes_above_zero" CHECK(amount > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `bet_stakes_by_viewer` ON `bet_stakes` (`bet_id`,`viewer_id`,`option`);--> statement-breakpoint
CREATE INDEX `bet_stakes_of_viewer` ON `bet_stakes` (`viewer_id`);--> statement-breakpoint
CREATE TABLE `bets` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`question` text NOT NULL,
	`options` text NOT NULL,
	`odds` text,
	`state` text NOT NULL,
	`currency` text NOT NULL,
	`least` integer NOT NULL,
	`most` integer NOT NULL,
	`opened_by` text NOT NULL,
	`opened_by_id` text,
	`opened_at` integer NOT NULL,
	`locks_at` integer,
	`locked_at` integer,
	`ended_at` integer,
	`winner` integer,
	`outcome` text,
	`hold_id` integer,
	`hold_reference` text NOT NULL,
	`bookings` integer NOT NULL,
	`pool` integer NOT NULL,
	`paid` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `bets_running` ON `bets` (`state`) WHERE state IN ('open', 'locked');--> statement-breakpoint
CREATE INDEX `bets_by_end` ON `bets` (`ended_at`);--> statement-breakpoint
CREATE TABLE `poll_votes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`poll_id` integer NOT NULL,
	`voter` text NOT NULL,
	`name` text NOT NULL,
	`option` integer NOT NULL,
	`weight` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `poll_votes_by_voter` ON `poll_votes` (`poll_id`,`voter`,`option`);--> statement-breakpoint
CREATE INDEX `poll_votes_of_voter` ON `poll_votes` (`voter`);--> statement-breakpoint
CREATE TABLE `polls` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`question` text NOT NULL,
	`options` text NOT NULL,
	`state` text NOT NULL,
	`most` integer NOT NULL,
	`cost` integer NOT NULL,
	`currency` text NOT NULL,
	`role` text NOT NULL,
	`weights` text,
	`anonymous` integer NOT NULL,
	`secret` text,
	`opened_by` text NOT NULL,
	`opened_by_id` text,
	`opened_at` integer NOT NULL,
	`ends_at` integer,
	`ended_at` integer,
	`hold_id` integer,
	`bookings` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `polls_running` ON `polls` (`state`) WHERE state = 'open';--> statement-breakpoint
CREATE INDEX `polls_by_end` ON `polls` (`ended_at`);
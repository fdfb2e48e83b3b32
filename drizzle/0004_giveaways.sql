CREATE TABLE `giveaway_entries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`giveaway_id` integer NOT NULL,
	`viewer_id` text NOT NULL,
	`login` text NOT NULL,
	`name` text NOT NULL,
	`tickets` integer NOT NULL,
	`weight` real NOT NULL,
	`paid` integer NOT NULL,
	`hold_id` integer,
	`bookings` integer NOT NULL,
	`entered_at` integer NOT NULL,
	CONSTRAINT "giveaway_entries_not_below_zero" CHECK(tickets >= 0 AND paid >= 0 AND weight > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `giveaway_entries_by_viewer` ON `giveaway_entries` (`giveaway_id`,`viewer_id`);--> statement-breakpoint
CREATE INDEX `giveaway_entries_of_viewer` ON `giveaway_entries` (`viewer_id`);--> statement-breakpoint
CREATE TABLE `giveaway_holds` (
	`hold_id` integer PRIMARY KEY NOT NULL,
	`giveaway_id` integer NOT NULL,
	`entries` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `giveaway_holds_by_giveaway` ON `giveaway_holds` (`giveaway_id`);--> statement-breakpoint
CREATE TABLE `giveaway_winners` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`giveaway_id` integer NOT NULL,
	`viewer_id` text NOT NULL,
	`name` text NOT NULL,
	`state` text NOT NULL,
	`drawn_at` integer NOT NULL,
	`claim_by` integer,
	`tickets` integer NOT NULL,
	`chance` real NOT NULL,
	`among` integer NOT NULL,
	`seed` integer NOT NULL,
	`paid` integer NOT NULL,
	`delivered` integer NOT NULL,
	`told` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `giveaway_winners_by_giveaway` ON `giveaway_winners` (`giveaway_id`);--> statement-breakpoint
CREATE INDEX `giveaway_winners_by_viewer` ON `giveaway_winners` (`viewer_id`,`drawn_at`);--> statement-breakpoint
CREATE TABLE `giveaways` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`state` text NOT NULL,
	`rules` text NOT NULL,
	`currency` text NOT NULL,
	`opened_at` integer,
	`closes_at` integer,
	`ended_at` integer,
	`made_by` text NOT NULL,
	`note` text
);
--> statement-breakpoint
CREATE INDEX `giveaways_by_state` ON `giveaways` (`state`);
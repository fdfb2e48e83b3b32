CREATE TABLE `game_choices` (
	`game` text PRIMARY KEY NOT NULL,
	`enabled` integer NOT NULL,
	`values` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `game_kept` (
	`game` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
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
--> statement-breakpoint
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
CREATE TABLE `economy_happy` (
	`id` integer PRIMARY KEY NOT NULL,
	`factor` real NOT NULL,
	`until` integer NOT NULL
);
--> statement-breakpoint
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
CREATE INDEX `giveaways_by_state` ON `giveaways` (`state`);--> statement-breakpoint
CREATE TABLE `pack_draws` (
	`item` text PRIMARY KEY NOT NULL,
	`turn` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `pack_entries` (
	`pack` text NOT NULL,
	`kind` text NOT NULL,
	`id` text NOT NULL,
	`value` text,
	`position` integer NOT NULL,
	PRIMARY KEY(`pack`, `kind`, `id`)
);
--> statement-breakpoint
CREATE TABLE `packs` (
	`id` text PRIMARY KEY NOT NULL,
	`head` text,
	`enabled` integer NOT NULL
);
--> statement-breakpoint
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
CREATE INDEX `polls_by_end` ON `polls` (`ended_at`);--> statement-breakpoint
CREATE TABLE `shop_boon_uses` (
	`id` integer PRIMARY KEY NOT NULL,
	`reference` text NOT NULL,
	`boon_id` integer NOT NULL,
	`amount` real NOT NULL,
	`time` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `shop_boon_uses_by_reference` ON `shop_boon_uses` (`reference`);--> statement-breakpoint
CREATE TABLE `shop_boons` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`viewer_id` text NOT NULL,
	`purchase_id` integer NOT NULL,
	`kind` text NOT NULL,
	`chain` text NOT NULL,
	`amount` real NOT NULL,
	`text` text NOT NULL,
	`currency` text,
	`begins_at` integer NOT NULL,
	`ends_at` integer,
	`uses` integer,
	`source` text NOT NULL,
	CONSTRAINT "shop_boons_uses_not_below_zero" CHECK(uses IS NULL OR uses >= 0)
);
--> statement-breakpoint
CREATE INDEX `shop_boons_by_viewer` ON `shop_boons` (`viewer_id`);--> statement-breakpoint
CREATE INDEX `shop_boons_by_purchase` ON `shop_boons` (`purchase_id`);--> statement-breakpoint
CREATE TABLE `shop_catalogue` (
	`id` integer PRIMARY KEY NOT NULL,
	`items` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `shop_purchases` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`reference` text NOT NULL,
	`time` integer NOT NULL,
	`item_id` text NOT NULL,
	`item` text NOT NULL,
	`buyer_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`price` integer NOT NULL,
	`currency` text NOT NULL,
	`state` text NOT NULL,
	`stream_id` text,
	`gains` text NOT NULL,
	`from_stock` integer NOT NULL,
	`turns` integer NOT NULL,
	`note` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `shop_purchases_by_reference` ON `shop_purchases` (`reference`);--> statement-breakpoint
CREATE INDEX `shop_purchases_by_owner` ON `shop_purchases` (`owner_id`,`state`);--> statement-breakpoint
CREATE INDEX `shop_purchases_by_item` ON `shop_purchases` (`item_id`,`time`);--> statement-breakpoint
CREATE INDEX `shop_purchases_by_buyer` ON `shop_purchases` (`buyer_id`,`item_id`,`time`);--> statement-breakpoint
CREATE INDEX `shop_purchases_by_state` ON `shop_purchases` (`state`);--> statement-breakpoint
CREATE TABLE `shop_stock` (
	`item_id` text PRIMARY KEY NOT NULL,
	`remaining` integer NOT NULL,
	CONSTRAINT "shop_stock_not_below_zero" CHECK(remaining >= 0)
);
--> statement-breakpoint
CREATE TABLE `viewer_visits` (
	`number` integer PRIMARY KEY NOT NULL,
	`last_seen` integer NOT NULL,
	`messages` integer NOT NULL
);
--> statement-breakpoint
DROP INDEX `viewers_by_last_seen`;
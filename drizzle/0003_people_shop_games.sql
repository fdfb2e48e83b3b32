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
--> statement-breakpoint
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
DROP INDEX `viewers_by_last_seen`;
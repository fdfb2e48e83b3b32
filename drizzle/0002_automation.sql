CREATE TABLE `rules` (
	`book` text NOT NULL,
	`id` text NOT NULL,
	`position` integer NOT NULL,
	`rule` text NOT NULL,
	PRIMARY KEY(`book`, `id`)
);
--> statement-breakpoint
CREATE INDEX `rules_by_position` ON `rules` (`book`,`position`);--> statement-breakpoint
CREATE TABLE `phrase_hits` (
	`rule_id` text PRIMARY KEY NOT NULL,
	`hits` integer NOT NULL,
	`last_hit_at` integer NOT NULL
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

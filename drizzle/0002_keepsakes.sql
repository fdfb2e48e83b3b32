CREATE TABLE `counter_changes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`counter_id` integer NOT NULL,
	`time` integer NOT NULL,
	`kind` text NOT NULL,
	`scope` text NOT NULL,
	`doer` text NOT NULL,
	`stream_id` text,
	`game_id` text,
	`game_name` text NOT NULL,
	`total_before` integer,
	`total_after` integer,
	`stream_before` integer,
	`stream_after` integer,
	`game_before` integer,
	`game_after` integer,
	`undone` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `counter_changes_by_counter` ON `counter_changes` (`counter_id`,`id`);--> statement-breakpoint
CREATE TABLE `counter_values` (
	`counter_id` integer NOT NULL,
	`scope` text NOT NULL,
	`key` text NOT NULL,
	`label` text NOT NULL,
	`value` integer NOT NULL,
	`changed_at` integer NOT NULL,
	PRIMARY KEY(`counter_id`, `scope`, `key`)
);
--> statement-breakpoint
CREATE TABLE `counters` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`folded` text NOT NULL,
	`show_word` text,
	`add_word` text,
	`take_word` text,
	`answer` text NOT NULL,
	`floor` integer,
	`milestones` text NOT NULL,
	`every` integer,
	`milestone_text` text NOT NULL,
	`created_at` integer NOT NULL,
	`removed_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `counters_by_name` ON `counters` (`folded`) WHERE removed_at IS NULL;--> statement-breakpoint
CREATE TABLE `memories` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`text` text NOT NULL,
	`url` text,
	`added_by` text NOT NULL,
	`added_by_id` text,
	`time` integer NOT NULL,
	`removed_at` integer,
	`folded` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `reminders` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`viewer_id` text,
	`viewer_name` text NOT NULL,
	`text` text NOT NULL,
	`due_at` integer NOT NULL,
	`recurrence` text,
	`only_when_here` integer NOT NULL,
	`added_by` text NOT NULL,
	`added_by_id` text,
	`created_at` integer NOT NULL,
	`state` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `reminders_by_due` ON `reminders` (`state`,`due_at`);--> statement-breakpoint
CREATE TABLE `quotes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`number` integer,
	`text` text NOT NULL,
	`author` text NOT NULL,
	`game` text NOT NULL,
	`said_at` integer NOT NULL,
	`added_at` integer NOT NULL,
	`added_by` text NOT NULL,
	`added_by_id` text,
	`state` text NOT NULL,
	`folded` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `quotes_by_number` ON `quotes` (`number`);--> statement-breakpoint
CREATE INDEX `quotes_by_state` ON `quotes` (`state`,`number`);--> statement-breakpoint
CREATE INDEX `quotes_by_words` ON `quotes` (`folded`);--> statement-breakpoint
CREATE TABLE `focus_timers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`viewer_id` text,
	`viewer_name` text NOT NULL,
	`label` text NOT NULL,
	`work_minutes` integer NOT NULL,
	`break_minutes` integer NOT NULL,
	`rounds` integer NOT NULL,
	`round` integer NOT NULL,
	`phase` text NOT NULL,
	`ends_at` integer NOT NULL,
	`paused_left` integer,
	`over_at` integer
);
--> statement-breakpoint
CREATE INDEX `focus_timers_by_over` ON `focus_timers` (`over_at`);--> statement-breakpoint
CREATE TABLE `todo_items` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`owner` text NOT NULL,
	`owner_name` text NOT NULL,
	`text` text NOT NULL,
	`position` integer NOT NULL,
	`added_by` text NOT NULL,
	`time` integer NOT NULL,
	`done_at` integer,
	`removed_at` integer
);
--> statement-breakpoint
CREATE INDEX `todo_items_by_owner` ON `todo_items` (`owner`,`position`);
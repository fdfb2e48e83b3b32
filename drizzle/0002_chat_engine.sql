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
CREATE TABLE `phrase_hits` (
	`rule_id` text PRIMARY KEY NOT NULL,
	`hits` integer NOT NULL,
	`last_hit_at` integer NOT NULL
);
--> statement-breakpoint
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
CREATE INDEX `todo_items_by_owner` ON `todo_items` (`owner`,`position`);--> statement-breakpoint
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

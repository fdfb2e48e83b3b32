CREATE TABLE `rules` (
	`book` text NOT NULL,
	`id` text NOT NULL,
	`position` integer NOT NULL,
	`rule` text NOT NULL,
	PRIMARY KEY(`book`, `id`)
);
--> statement-breakpoint
CREATE INDEX `rules_by_position` ON `rules` (`book`,`position`);--> statement-breakpoint
CREATE TABLE `chat_lines` (
	`id` integer PRIMARY KEY NOT NULL,
	`message_id` text,
	`time` integer NOT NULL,
	`user_id` text NOT NULL,
	`login` text NOT NULL,
	`name` text NOT NULL,
	`text` text NOT NULL,
	`flags` integer NOT NULL,
	`colour` integer,
	`more` text,
	`deleted` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
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
CREATE TABLE `social_entries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`list` text NOT NULL,
	`text` text NOT NULL,
	`category` text NOT NULL,
	`weight` integer NOT NULL,
	`enabled` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `social_entries_by_list` ON `social_entries` (`list`,`id`);--> statement-breakpoint
CREATE TABLE `social_gestures` (
	`kind` text NOT NULL,
	`giver` text NOT NULL,
	`taker` text NOT NULL,
	`count` integer NOT NULL,
	`last_at` integer NOT NULL,
	PRIMARY KEY(`kind`, `giver`, `taker`)
);
--> statement-breakpoint
CREATE INDEX `social_gestures_by_taker` ON `social_gestures` (`kind`,`taker`);--> statement-breakpoint
CREATE TABLE `social_lists` (
	`name` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`blocked` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `social_lurkers` (
	`viewer` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`since` integer NOT NULL,
	`reason` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `social_opt_outs` (
	`viewer` text PRIMARY KEY NOT NULL,
	`since` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `social_shoutouts` (
	`channel` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
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
CREATE INDEX `viewers_by_watched` ON `viewers` (`watched_seconds`);--> statement-breakpoint
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

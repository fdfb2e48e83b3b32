CREATE TABLE `log_rows` (
	`id` integer PRIMARY KEY NOT NULL,
	`time` integer NOT NULL,
	`level` text NOT NULL,
	`category` text NOT NULL,
	`feature` text NOT NULL,
	`event` text NOT NULL,
	`actor` text,
	`action` text,
	`result` text,
	`duration` real,
	`message` text NOT NULL,
	`details` text
);
--> statement-breakpoint
CREATE INDEX `log_rows_by_level` ON `log_rows` (`level`);--> statement-breakpoint
CREATE INDEX `log_rows_by_category` ON `log_rows` (`category`);--> statement-breakpoint
CREATE INDEX `log_rows_by_feature` ON `log_rows` (`feature`);--> statement-breakpoint
CREATE INDEX `log_rows_by_time` ON `log_rows` (`time`);
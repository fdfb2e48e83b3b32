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
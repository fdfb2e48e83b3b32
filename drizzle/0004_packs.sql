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

import { liveStore } from '../../api/liveStore.ts';

export const todoList = liveStore('todo', 'list', (_before, now) => now);
export const tasks = liveStore('todo', 'tasks', (_before, now) => now);
export const focusTimers = liveStore('todo', 'focus', (_before, now) => now);

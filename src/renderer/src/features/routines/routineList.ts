import { liveStore } from '../../api/liveStore.ts';

/** All routines, as they are saved. */
export const routineList = liveStore('routines', 'list', (data, event) =>
  event.type === 'deleted'
    ? { routines: data.routines.filter(({ id }) => id !== event.id) }
    : {
        routines: data.routines.some(({ id }) => id === event.routine.id)
          ? data.routines.map((routine) => (routine.id === event.routine.id ? event.routine : routine))
          : [...data.routines, event.routine],
      },
);

export const variableList = liveStore('routines', 'variables', (data, event) => {
  const name = event.type === 'deleted' ? event.name : event.variable.name;
  const others = data.variables.filter((variable) => variable.name !== name);
  return { variables: event.type === 'deleted' ? others : [...others, event.variable] };
});

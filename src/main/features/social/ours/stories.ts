/** Stories with blanks: an animal, a food, a place, a feeling and a thing. All of it is ours. */
export const STORIES = [
  'A $(animal) once opened a shop in $(place) that sold nothing but $(food). Everybody felt $(feeling), until somebody brought a $(thing).',
  'Late at night in $(place), a $(feeling) $(animal) traded its last $(food) for a $(thing). It never looked back.',
  'They say that $(place) was built by a $(animal) with a $(thing), paid in $(food). The people there are $(feeling) to this day.',
  'The hero came to $(place) with $(food) in one hand and a $(thing) in the other. The dragon turned out to be a $(animal), and rather $(feeling).',
  'Breaking news from $(place): a $(animal) has eaten all the $(food). Witnesses are $(feeling). A $(thing) is being questioned.',
  'Grandmother kept a $(thing) under the bed, for the $(animal) of $(place). It came every winter, $(feeling), and smelled of $(food).',
  'On the first day of school in $(place), the new teacher was a $(animal). Nobody was more $(feeling) than the $(thing), and lunch was $(food).',
  'The pirates of $(place) buried a $(thing) and guarded it with a $(animal). The map, sadly, was drawn on $(food). They are still $(feeling).',
  'I rode a $(animal) through $(place) to deliver one portion of $(food). The tip was a $(thing). I am $(feeling) about it.',
  'Once a year in $(place), every $(animal) dances around a $(thing). Afterwards there is $(food) for all, and they go home $(feeling).',
  'The inventor promised a $(thing) that turns $(food) into gold. It turned the mayor of $(place) into a $(animal) instead, a $(feeling) one.',
  'A $(animal), a $(thing) and a bowl of $(food) meet in $(place). The $(animal) says: I feel $(feeling). Nobody had asked.',
] as const;

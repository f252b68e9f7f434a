-- How sure of an answer its officer said they are; null where nothing was said.
alter table attempt_steps add column certainty text;

"""The next-step law (M4.3) and the law of endings (M4.5), kept by the database itself.

Written with generated columns and deferred foreign keys instead of triggers that look and decide:
foreign keys take row locks, so two transactions cannot each see a lawful state and together leave
an unlawful one. Whoever writes (page, job, import, hand) meets the same law at commit.

* deal.next_step  -> a *planned* step of *this* deal      (deal_next_step_is_its_planned_step)
* a planned step  -> the next step of its deal            (step_planned_is_the_next_of_its_deal)
* deal.closure    -> a closure of *this* deal and outcome (deal_closure_is_of_its_outcome)
* deal.stage      -> a stage of its pipeline              (deal_stage_is_of_its_pipeline)

Together with the checks deal_open_iff_next_step and deal_closed_iff_closure: an open deal always
has exactly one planned step, a closed one has none and says how it ended.

Stage moves are rows that a trigger on `deal` writes, so that no hand can skip them.
"""

from django.db import migrations

LAW = """
ALTER TABLE deal
    ADD COLUMN next_step_state varchar(7) GENERATED ALWAYS AS
        (CASE WHEN next_step_id IS NOT NULL THEN 'planned'::varchar(7) END) STORED,
    ADD CONSTRAINT deal_next_step_key UNIQUE (next_step_id, id);
ALTER TABLE step
    ADD COLUMN next_of bigint GENERATED ALWAYS AS
        (CASE WHEN state = 'planned' THEN id END) STORED,
    ADD CONSTRAINT step_deal_state_key UNIQUE (id, deal_id, state),
    ADD CONSTRAINT step_planned_is_the_next_of_its_deal
        FOREIGN KEY (next_of, deal_id) REFERENCES deal (next_step_id, id)
        DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE deal
    ADD CONSTRAINT deal_next_step_is_its_planned_step
        FOREIGN KEY (next_step_id, id, next_step_state) REFERENCES step (id, deal_id, state)
        DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE closure
    ADD CONSTRAINT closure_deal_outcome_key UNIQUE (id, deal_id, outcome);
ALTER TABLE deal
    ADD CONSTRAINT deal_closure_is_of_its_outcome
        FOREIGN KEY (closure_id, id, state) REFERENCES closure (id, deal_id, outcome)
        DEFERRABLE INITIALLY DEFERRED,
    ADD CONSTRAINT deal_stage_is_of_its_pipeline
        FOREIGN KEY (stage_id, pipeline_id) REFERENCES stage (id, pipeline_id)
        DEFERRABLE INITIALLY DEFERRED;
"""

MOVES = """
CREATE FUNCTION deal_stage_clock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Who moves a deal by hand and forgets the clock gets the time of the move.
    IF TG_OP = 'UPDATE' AND NEW.stage_since = OLD.stage_since THEN
        NEW.stage_since := clock_timestamp();
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION deal_keep_stage_move() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    came_from bigint := NULL;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        came_from := OLD.stage_id;
    END IF;
    INSERT INTO stage_move (deal_id, from_stage_id, to_stage_id, at, by_id)
    VALUES (
        NEW.id, came_from, NEW.stage_id, NEW.stage_since,
        (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'user')::bigint
    );
    RETURN NULL;
END $$;

CREATE TRIGGER deal_a_stage_clock BEFORE UPDATE OF stage_id ON deal
    FOR EACH ROW WHEN (OLD.stage_id IS DISTINCT FROM NEW.stage_id)
    EXECUTE FUNCTION deal_stage_clock();
CREATE TRIGGER deal_b_first_stage AFTER INSERT ON deal
    FOR EACH ROW EXECUTE FUNCTION deal_keep_stage_move();
CREATE TRIGGER deal_b_stage_move AFTER UPDATE OF stage_id ON deal
    FOR EACH ROW WHEN (OLD.stage_id IS DISTINCT FROM NEW.stage_id)
    EXECUTE FUNCTION deal_keep_stage_move();
"""


class Migration(migrations.Migration):
    """Forward only: a database that once kept the law keeps it."""

    dependencies = [("deals", "0002_links")]

    operations = [migrations.RunSQL(LAW), migrations.RunSQL(MOVES)]

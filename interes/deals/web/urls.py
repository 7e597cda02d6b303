"""Addresses of the deals room."""

from django.urls import path

from interes.deals.web import (
    board,
    closing,
    deal,
    deals,
    facts,
    guests,
    handing,
    new,
    options,
    people,
    pipelines,
    reasons,
    step,
    steps,
    waiting,
)

app_name = "deals"
urlpatterns = [
    path("board/", board.board, name="board"),
    path("deals/", deals.deals, name="list"),
    path("deals/new/", new.new, name="new"),
    path("deals/options/", options.options, name="options"),
    path("deals/<int:deal_id>/", deal.deal, name="deal"),
    path("deals/<int:deal_id>/move/", board.move, name="move"),
    path("deals/<int:deal_id>/edit/<slug:field>/", facts.edit, name="edit"),
    path("deals/<int:deal_id>/win/", closing.win, name="win"),
    path("deals/<int:deal_id>/refuse/", closing.refuse, name="refuse"),
    path("deals/<int:deal_id>/reopen/", closing.reopen, name="reopen"),
    path("deals/<int:deal_id>/undo-close/", closing.undo, name="undo_close"),
    path("deals/<int:deal_id>/hand-over/", handing.hand_over, name="hand_over"),
    path("deals/<int:deal_id>/take/", handing.take, name="take"),
    path("deals/<int:deal_id>/people/add/", people.add, name="add_person"),
    path("deals/<int:deal_id>/people/<int:person_id>/remove/", people.remove, name="remove_person"),
    path("deals/<int:deal_id>/people/<int:person_id>/main/", people.make_main, name="main_person"),
    path(
        "deals/<int:deal_id>/people/<int:person_id>/back/", people.put_back, name="put_person_back"
    ),
    path("steps/", steps.steps, name="steps"),
    path("steps/<int:step_id>/change/", step.change, name="change_step"),
    path("companies/<int:company_id>/deals/", guests.of_company, name="of_company"),
    path("people/<int:person_id>/deals/", guests.of_person, name="of_person"),
    path("colleagues/<int:user_id>/open-work/", waiting.for_colleague, name="waiting"),
    path("settings/pipelines/", pipelines.pipelines, name="pipelines"),
    path("settings/pipelines/add/", pipelines.add_pipeline, name="add_pipeline"),
    path(
        "settings/pipelines/<int:pipeline_id>/", pipelines.change_pipeline, name="change_pipeline"
    ),
    path("settings/pipelines/<int:pipeline_id>/stages/add/", pipelines.add_stage, name="add_stage"),
    path("settings/stages/<int:stage_id>/", pipelines.change_stage, name="change_stage"),
    path("settings/stages/<int:stage_id>/order/", pipelines.order_stage, name="order_stage"),
    path("settings/stages/<int:stage_id>/use/", pipelines.use_stage, name="use_stage"),
    path("settings/reasons/", reasons.reasons, name="reasons"),
    path("settings/reasons/add/", reasons.add, name="add_reason"),
    path("settings/reasons/<int:reason_id>/", reasons.change, name="change_reason"),
    path("settings/reasons/<int:reason_id>/order/", reasons.order, name="order_reason"),
    path("settings/reasons/<int:reason_id>/use/", reasons.use, name="use_reason"),
]

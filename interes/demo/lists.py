"""Views of lists that teach what a filter can ask, and tags that a sales department would use."""

from datetime import datetime

from interes.clients.models import Company
from interes.deals.models import Deal
from interes.demo.world import World
from interes.team.models import SavedView, User

# listed, names, query. Everyone sees them.
VIEWS = (
    (
        "companies",
        {"ru": "Забытые клиенты", "en": "Forgotten clients"},
        "where=status.is(client),talks.hasnt(last_90_days)"
        "&cols=city,industry,owner,phone,changed_at,tags",
    ),
    (
        "companies",
        {"ru": "Нет шага на этой неделе", "en": "No step this week"},
        "where=open_deals.has(),steps.hasnt(this_week)&cols=city,status,owner,phone,tags",
    ),
    (
        "companies",
        {"ru": "Большие без сделки", "en": "Large ones without a deal"},
        "where=size.in(medium,large),open_deals.hasnt()&cols=city,industry,employees,owner,phone",
    ),
    (
        "deals",
        {"ru": "Крупные, закроются в этом месяце", "en": "Big ones closing this month"},
        "where=amount.gte(1000000),expected_date.is(this_month)"
        "&cols=company,stage,amount,expected_date,next_step_at,owner,tags&sort=-sum",
    ),
    (
        "deals",
        {"ru": "Молчат неделю", "en": "Silent for a week"},
        "where=talks.hasnt(last_7_days),created_at.older(7)&sort=-sum",
    ),
    (
        "deals",
        {"ru": "Можно взять", "en": "Free to take"},
        "where=free.has()&cols=company,stage,amount,next_step,next_step_at,owner&sort=due",
    ),
    (
        "people",
        {"ru": "Без телефона и почты", "en": "No phone, no e-mail"},
        "where=phone.empty(),email.empty()",
    ),
)
TAGS = {
    "ru": ("выставка «Связь»", "ключевой", "тендер", "нужен кейс", "холодный"),
    "en": ("Connect fair", "key account", "tender", "needs a case", "cold"),
}
# A tag stands on every so manieth record, so that the filters find a believable few.
EVERY_COMPANY = (7, 13, 19, 23, 5)
EVERY_DEAL = (17, 11, 6, 29, 0)


def tag(world: World) -> None:
    """Put tags on some companies and deals, the same ones each time."""
    words = TAGS[world.language]
    for place, company in enumerate(world.all(Company)):
        company.tags = [
            word for word, n in zip(words, EVERY_COMPANY, strict=True) if place % n == 3
        ]
    for place, deal in enumerate(world.all(Deal)):
        pairs = zip(words, EVERY_DEAL, strict=True)
        deal.tags = [word for word, n in pairs if n and place % n == 2]


def keep_views(language: str, at: datetime) -> None:
    """Keep the views that everyone sees, as the head of the sellers would have made them."""
    owner = User.objects.filter(role=User.Role.HEAD).order_by("pk").first()
    if owner is None:
        return
    SavedView.objects.bulk_create(
        SavedView(
            listed=listed,
            name=names[language],
            query=query,
            owner=owner,
            is_shared=True,
            place=place,
            made_at=at,
        )
        for place, (listed, names, query) in enumerate(VIEWS, 1)
    )

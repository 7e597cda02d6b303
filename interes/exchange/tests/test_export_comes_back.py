"""What was taken out as address cards or as a table comes back the same."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from interes.clients.models import Company, ContactPoint, Person, Post
from interes.exchange.models import ImportRun
from interes.exchange.tasks import carry_out_import
from tests.cast import a_company, a_person

POINTS = (("phone", "+7 495 123-45-67", "+74951234567"), ("email", "z@nord.ru", "z@nord.ru"))


@pytest.fixture
def clara(ada, client):
    """Clara at Nordwind, with all that can be written of her."""
    client.force_login(ada)
    person = a_person(a_company(), about="первая; строка,\nвторая \\ строка", birthday="1981-02-03")
    for kind, value, normal in POINTS:
        ContactPoint.objects.create(person=person, kind=kind, value=value, normal=normal)
    return person


def facts():
    """Return everything that a card says of people, without the numbers of the records."""
    people = Person.objects.filter(removed_at=None).order_by("pk")
    posts = Post.objects.values_list("title", "company__name")
    points = ContactPoint.objects.order_by("normal").values_list("kind", "normal")
    names = ("last_name", "first_name", "middle_name", "birthday", "about")
    return [list(people.values_list(*names)), list(posts), list(points)]


def forget_everyone():
    for noun in (ContactPoint, Post):
        noun.objects.all().delete()
    Person.objects.all().delete()
    Company.objects.all().delete()


def bring(client, name, content):
    client.post("/import/", {"chosen": [SimpleUploadedFile(name, content)]})
    run = ImportRun.objects.latest("pk")
    client.post(f"/import/{run.pk}/start/")
    carry_out_import(run_id=run.pk)
    return run


@pytest.mark.parametrize("form", ["vcf", "vcf3"])
def test_address_cards_come_back_equal(clara, client, form):
    content = b"".join(client.get(f"/export/people/{form}/").streaming_content)
    before = facts()
    forget_everyone()

    bring(client, "people.vcf", content)

    assert facts() == before


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_list_of_companies_comes_back_equal(ada, client, form):
    client.force_login(ada)
    a_company("Ромашка", inn="7707083893", kpp="770701001", city="Тверь", status="client")
    names = ("name", "legal_form", "inn", "kpp", "city", "status")
    before = list(Company.objects.values_list(*names))
    told = {"cols": "name,inn,kpp,city,status"}
    content = b"".join(client.get(f"/export/companies/{form}/", told).streaming_content)
    forget_everyone()

    bring(client, f"companies.{form}", content)

    assert list(Company.objects.values_list(*names)) == before


def test_brought_again_into_the_same_base_it_makes_nothing_twice(clara, client):
    content = b"".join(client.get("/export/people/vcf/").streaming_content)
    before = facts()

    bring(client, "people.vcf", content)

    assert facts() == before
    assert Person.objects.count() == 1

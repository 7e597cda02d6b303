"""A sale from the ringing phone to the money, with the product leading at every step."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.passing_time import days_go_by

DEAL = re.compile(r"/deals/(\d+)/$")
SOON = "2030-12-20"
CALLERS = {
    "Северные линии": ("Орлова Вера Ильинична", "8 (495) 555-41-10"),
    "Тихая гавань": ("Зимин Пётр Львович", "8 (812) 555-52-11"),
}


class Seller:
    """Anna at her desk, working one deal by what the page offers."""

    def __init__(self, one, house):
        self.one, self.page, self.house, self.deal = one, one.page, house, 0

    def take_an_inquiry(self, company):
        """The phone rings: who, what, how they came, what is next."""
        self.one.go("/")
        self.page.locator(".top a[data-dialog][href='/add/']").click()
        form = self.page.locator("#dialog_body form")
        form.locator("[name=company_text]").fill(company)
        form.locator("[name=person_text]").fill(CALLERS[company][0])
        form.locator("[name=phone]").fill(CALLERS[company][1])
        form.locator("[name=title]").fill("Видеосвязь для переговорных")
        form.locator("[name=channel][value=inbound]").check(force=True)
        form.locator("[name=step_text]").fill("Узнать, что им нужно")
        form.locator("[name=step_text]").press("Control+Enter")
        self.page.wait_for_url(DEAL)
        self.deal = int(DEAL.search(self.page.url).group(1))

    def open(self):
        self.one.go(f"/deals/{self.deal}/")

    def talk(self, said, following=""):
        """Log what was said; what is next is proposed, or typed over."""
        self.page.locator(".next-step a[data-key=KeyL]").click()
        form = self.page.locator("#dialog_body form")
        form.locator("[name=said]").fill(said)
        if following:
            form.locator("[name=step_text]").fill(following)
        form.locator("[name=said]").press("Control+Enter")
        expect(self.page.locator("#story")).to_contain_text(said)

    def go_on_to(self, place, **facts):
        """Press the stage on the bar; what it asks is filled in where it is asked."""
        here = self.page.locator(f".stages li.now:nth-child({place})")
        form = self.page.locator("#dialog_body form:has([name=was])")
        self.page.locator(".stages li").nth(place - 1).locator("button").click()
        here.or_(form).first.wait_for()
        if form.is_visible():
            for name, value in facts.items():
                form.locator(f"[name={name}]").fill(value)
            for tick in form.locator("input[type=checkbox]").all():
                tick.check(force=True)
            form.locator("[name=was]").locator("xpath=ancestor::form").press("Control+Enter")
        expect(here).to_be_visible()

    def plan_a_demonstration(self, goal):
        """Plan it by who comes: the advice follows what is marked, the step follows the plan."""
        self.house.sql(
            "UPDATE deal_person SET roles = ARRAY['user'], influence = 'high' "
            f"WHERE deal_id = {self.deal}"
        )
        self.one.go(f"/deals/{self.deal}/meetings/new/?kind=demonstration")
        form = self.page.locator("#planner form")
        form.locator("[name=goal]").fill(goal)
        form.locator("[name=carrier][value=step]").check(force=True)
        expect(form.locator("[name=people]:checked")).to_have_count(1)
        with self.page.expect_response(lambda answer: "/meetings/advice/" in answer.url):
            form.locator("[name=argument]").first.check(force=True)
        expect(self.page.locator("#advice")).to_contain_text("Орлова")
        form.locator("[name=goal]").press("Control+Enter")
        self.page.wait_for_url(re.compile(r"/meetings/\d+/$"))
        expect(self.page.locator("main")).to_contain_text(goal)

    def write_the_minutes(self, result, following):
        """After the meeting: what came of it, and what is next, in one gesture."""
        sheet = self.page.url
        days_go_by(self.house, self.deal, max(self.due_in(), 0))
        self.page.goto(sheet)
        self.page.locator("a[data-key=KeyL]").click()
        form = self.page.locator("#dialog_body form")
        form.locator("[name=result]").fill(result)
        form.locator("[name=step_text]").fill(following)
        form.locator("[name=result]").press("Control+Enter")
        expect(self.page.locator("main")).to_contain_text(result)
        self.open()
        expect(self.page.locator(".next-text")).to_have_text(following)

    def choose(self, situation):
        self.page.locator(".situations button", has_text=situation).click()
        expect(self.page.locator(".situations [aria-pressed=true]")).to_contain_text(situation)

    def why(self):
        return self.page.locator(".next-why").inner_text()

    def due_in(self):
        """Return in how many days the next step is due, by the house itself."""
        [[days]] = self.house.sql(
            "SELECT s.due_at::date - now()::date FROM step s JOIN deal d ON d.next_step_id = s.id "
            f"WHERE d.id = {self.deal}"
        )
        return days

    def wait_for_the_step(self):
        days_go_by(self.house, self.deal, max(self.due_in(), 0))
        self.open()

    def surprises(self):
        """Return what the browser complained of; a stage that asks answers with its form (422)."""
        return [one for one in self.one.troubles if "status of 422" not in one]

    def win(self):
        self.page.locator(f"a[data-dialog][href='/deals/{self.deal}/win/']").click()
        self.page.locator("#dialog_body form button.main").first.click()
        expect(self.page.locator(".stages-won")).to_be_visible()


@pytest.fixture
def seller(visitor, house):
    return Seller(visitor("anna"), house)


def test_from_the_ringing_phone_to_the_money(seller):
    seller.take_an_inquiry("Северные линии")
    seller.talk("Двенадцать переговорных в трёх городах", "Посчитать места и назвать цены")
    seller.go_on_to(2)
    seller.talk("Решает финансовый директор, срок до весны", "Показать систему")
    seller.go_on_to(3, amount="1 450 000", product="Видеосвязь")
    seller.plan_a_demonstration("Договориться о встрече с финансовым директором")
    seller.write_the_minutes("Посмотрели, понравился звук", "Отправить предложение")
    seller.go_on_to(4, expected_date=SOON)
    seller.talk("Предложение отправлено: двенадцать комплектов", "Спросить о впечатлении")
    seller.go_on_to(5)

    seller.choose("Выбор")
    for said in ("Сравнивают с двумя другими", "Остались мы и ещё один"):
        assert "Выбор" in seller.why()
        seller.wait_for_the_step()
        seller.talk(said)
        assert 5 <= seller.due_in() <= 8

    seller.go_on_to(6, company_inn="7707083893")
    seller.talk("Юристы согласны", "Проверить оплату")
    seller.go_on_to(7)
    seller.win()
    assert seller.surprises() == []


def test_a_client_without_money_is_kept_in_sight_for_months_until_there_is_some(seller):
    seller.take_an_inquiry("Тихая гавань")
    seller.go_on_to(5, amount="900 000", product="Видеосвязь", expected_date=SOON)
    seller.choose("Бюджет")
    spent = 0
    while spent < 90:
        assert "Бюджет" in seller.why()
        assert seller.due_in() <= 31
        spent += max(seller.due_in(), 1)
        seller.wait_for_the_step()
        seller.talk(f"Бюджет ещё не утверждён, день {spent}")

    seller.go_on_to(6, company_inn="7736207543")
    assert "Бюджет" not in seller.page.locator(".next-step").inner_text()
    seller.go_on_to(7)
    seller.win()
    assert seller.surprises() == []

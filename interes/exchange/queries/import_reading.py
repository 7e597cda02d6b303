"""What the reading of files says: of files, of sheets left out, of columns, rows and values."""

from django.utils.translation import gettext_lazy, ngettext_lazy

FILES = {
    "unopened": gettext_lazy("%(file)s can't be opened: %(why)s. Check the name and the rights."),
    "empty": gettext_lazy(
        "%(file)s is empty: there is not even a row with the names of columns. Export it again."
    ),
    "not_text": gettext_lazy(
        "%(file)s holds no table. Bring CSV, Excel, vCard or JSON: save it as one of these, and try"
        " again."
    ),
    "not_a_table": gettext_lazy(
        "%(file)s is XML without a table. Export it as CSV or Excel, and try again."
    ),
    "encrypted": gettext_lazy(
        "%(file)s is locked with a password. Open it, save it without one, and try again."
    ),
    "broken": gettext_lazy("%(file)s is damaged and can't be read. Export it again."),
    "broken_workbook": gettext_lazy(
        "%(file)s is a damaged workbook. Open it in Excel, save it under another name, and try"
        " again."
    ),
    "too_big_workbook": gettext_lazy(
        "%(file)s needs more memory than there is. A lone cell far away from the others does that:"
        " copy the filled cells to a new workbook, or save the sheet as CSV."
    ),
    "too_big": gettext_lazy("%(file)s is too big to be read at once. Split it, or save it as CSV."),
    "broken_zip": gettext_lazy("%(file)s is a damaged archive. Pack it again."),
    "zip_bomb": gettext_lazy(
        "%(file)s holds far more than it seems to and was not unpacked. Bring its files one by one."
    ),
    "zip_in_zip": gettext_lazy("%(file)s is an archive inside an archive. Unpack the outer one."),
    "broken_json": gettext_lazy(
        "%(file)s is not whole: line %(line)s is no JSON. Export it again."
    ),
    "no_objects": gettext_lazy("%(file)s holds no list of records. Export it again."),
    "unknown": gettext_lazy(
        "Nothing tells what the rows of %(file)s are about. Its columns: %(columns)s. Bring it on"
        " the page of imports and say there what the columns hold, or leave the file out."
    ),
    "no_cards": gettext_lazy("%(file)s holds no cards. Export it again."),
}

KINDS = {
    "dictionary": gettext_lazy("a description of the other files"),
    "invoices": gettext_lazy("invoices"),
    "quotes": gettext_lazy("quotes"),
    "orders": gettext_lazy("orders"),
    "lines": gettext_lazy("lines of invoices and orders"),
    "price_books": gettext_lazy("price lists"),
    "cases": gettext_lazy("support cases"),
    "campaigns": gettext_lazy("campaigns"),
    "suppliers": gettext_lazy("suppliers"),
    "own_objects": gettext_lazy("objects of another program"),
    "bank_statement": gettext_lazy("a bank statement"),
    "plan": gettext_lazy("a list of files"),
    "no_rows": gettext_lazy("no rows"),
    "unknown": gettext_lazy("not known what"),
}

SKIPS = {
    "invoices": gettext_lazy("Not taken over yet: invoices."),
    "quotes": gettext_lazy("Not taken over yet: quotes."),
    "orders": gettext_lazy("Not taken over yet: orders."),
    "lines": gettext_lazy("Not taken over yet: lines of invoices and orders."),
    "price_books": gettext_lazy("Not taken over yet: price lists."),
    "cases": gettext_lazy("Not taken over yet: support cases."),
    "campaigns": gettext_lazy("Not taken over yet: campaigns."),
    "suppliers": gettext_lazy("Not taken over yet: suppliers."),
    "own_objects": gettext_lazy("Not taken over yet: objects of your own in the other program."),
    "bank_statement": gettext_lazy("Not taken over yet: bank statements."),
    "dictionary": gettext_lazy(
        "It describes the columns of the other files; there is nothing to import."
    ),
    "plan": gettext_lazy("It lists the other files; there is nothing to import."),
    "no_rows": gettext_lazy("It has names of columns, and not one row below them."),
    "unknown": gettext_lazy(
        "Nothing tells what its rows are about. Choose it, and say what the columns hold."
    ),
}
NOT_TAKEN = gettext_lazy("It is not taken over.")

WHYS = {
    "program": gettext_lazy("known from this program"),
    "name": gettext_lazy("by the name of the column"),
    "values": gettext_lazy("by the values in it"),
    "chosen": gettext_lazy("chosen by hand"),
    "kept": gettext_lazy("not known; kept in “About”"),
    "noise": gettext_lazy("counted or marked by the other program; not needed"),
    "empty": gettext_lazy("there is nothing in it"),
    "unknown": gettext_lazy("not known; not taken"),
}

NOTES_OF_SHEETS = {
    "damaged": gettext_lazy(
        "Some bytes mean nothing in %(encoding)s and are read as “�”: lines %(lines)s"
    ),
    "error_cells": gettext_lazy(
        "Formulas give errors instead of values; such cells are taken as empty: %(places)s"
    ),
    "hidden_rows": gettext_lazy("Rows that the sheet hides are taken with the others: %(number)s"),
    "hidden_sheet": gettext_lazy("The book hides this sheet; leave it out if it should not come."),
    "twice": gettext_lazy(
        "The letters look spoilt: UTF-8 was read as Windows-1251 and saved again. Export it anew."
    ),
    "above": gettext_lazy(
        "The names of the columns stand in line %(header)s; what stands above them is not taken:"
        " %(text)s"
    ),
}

ROWS = {
    "ragged": gettext_lazy(
        "the row has %(found)s cells where the header has %(expected)s: put quotes around the cell"
        " that has a delimiter or a quote in it"
    ),
    "missing": gettext_lazy("%(column)s is empty: fill it in"),
    "too_long": gettext_lazy("%(column)s is too long and was not taken: %(value)s"),
    "not_understood": gettext_lazy("%(column)s was not understood: %(value)s"),
    "names_nothing": gettext_lazy(
        "%(column)s names nobody and nothing of ours, or more than one: %(value)s"
    ),
    "not_a_number": gettext_lazy("%(column)s is not a number that can be kept: %(value)s"),
    "not_a_day": gettext_lazy("%(column)s is not a date: %(value)s; write it as 2017-03-01"),
    "not_a_country": gettext_lazy("%(column)s is no country we know: %(value)s"),
    "not_a_choice": gettext_lazy("%(column)s is none of the values there are: %(value)s"),
    "not_a_phone": gettext_lazy("%(column)s is not a phone number: %(value)s"),
    "not_a_email": gettext_lazy("%(column)s is not an e-mail address: %(value)s"),
    "not_a_website": gettext_lazy("%(column)s is not a site: %(value)s"),
    "wrong_inn": gettext_lazy("%(column)s %(value)s has a typing error: its control digit differs"),
    "rounded": gettext_lazy(
        "%(column)s %(value)s was rounded by a spreadsheet: make the column text there, and export"
        " it again"
    ),
    "wrong_kpp": gettext_lazy("%(column)s %(value)s is not a KPP: nine digits are needed"),
    "wrong_ogrn": gettext_lazy(
        "%(column)s %(value)s has a typing error: its control digit differs"
    ),
    "named_by": gettext_lazy("it has no name and is called %(value)s by %(column)s"),
    "respelt": gettext_lazy("%(column)s is read as %(value)s"),
    "cut": gettext_lazy("%(column)s is too long; this was left out: %(value)s"),
    "no_place": gettext_lazy("nothing in the row can hold %(column)s: %(value)s"),
    "too_long_a_talk": gettext_lazy(
        "%(column)s would make a talk of more than a day and was not taken: %(value)s"
    ),
    "kept_as_done": gettext_lazy("nobody is named in it; it is kept as something done"),
    "column_not_taken": gettext_lazy("the column %(column)s is not taken"),
    "unknown_stage": gettext_lazy("%(value)s is not a known stage; known are %(known)s"),
    "in_the_future": gettext_lazy("%(column)s lies in the future: %(value)s"),
    "closed_before_begun": gettext_lazy(
        "it ended on %(closed)s, before it began on %(began)s: correct one of the dates"
    ),
    "begun_after_end": gettext_lazy(
        "%(column)s is later than its end and was not taken: %(value)s"
    ),
    "repeated": gettext_lazy("the same as line %(line)s"),
    "given_twice": gettext_lazy("line %(line)s says something else of the same record: keep one"),
    "kept_by_people": gettext_lazy("people changed it since, theirs is kept: %(fields)s"),
    "kept_as_it_was": gettext_lazy("the record you had says otherwise, and stays so: %(fields)s"),
    "header_again": gettext_lazy("the names of the columns once more"),
    "total": gettext_lazy("a sum of the rows above"),
    "not_taken_over": gettext_lazy("nothing tells what the row is about"),
}

NOTES = {
    "too_long": ngettext_lazy(
        "%(number)s text is too long for its place; it is kept in “About”",
        "%(number)s texts are too long for their places; they are kept in “About”",
        "times",
    ),
    "not_understood": ngettext_lazy(
        "%(number)s value was not understood; it is kept in “About”",
        "%(number)s values were not understood; they are kept in “About”",
        "times",
    ),
    "names_nothing": ngettext_lazy(
        "%(number)s name fits no record of ours, or more than one; it is kept in “About”",
        "%(number)s names fit no records of ours, or more than one; they are kept in “About”",
        "times",
    ),
    "not_a_number": ngettext_lazy(
        "%(number)s value is no number; it is kept in “About”",
        "%(number)s values are no numbers; they are kept in “About”",
        "times",
    ),
    "not_a_day": ngettext_lazy(
        "%(number)s value is no date; it is kept in “About”",
        "%(number)s values are no dates; they are kept in “About”",
        "times",
    ),
    "not_a_country": ngettext_lazy(
        "%(number)s country is not known; it is kept in “About”",
        "%(number)s countries are not known; they are kept in “About”",
        "times",
    ),
    "not_a_choice": ngettext_lazy(
        "%(number)s value is none of those there are; it is kept in “About”",
        "%(number)s values are none of those there are; they are kept in “About”",
        "times",
    ),
    "not_a_phone": ngettext_lazy(
        "%(number)s value is no phone number; it is kept in “About”",
        "%(number)s values are no phone numbers; they are kept in “About”",
        "times",
    ),
    "not_a_email": ngettext_lazy(
        "%(number)s value is no e-mail address; it is kept in “About”",
        "%(number)s values are no e-mail addresses; they are kept in “About”",
        "times",
    ),
    "not_a_website": ngettext_lazy(
        "%(number)s value is no site; it is kept in “About”",
        "%(number)s values are no sites; they are kept in “About”",
        "times",
    ),
    "wrong_inn": ngettext_lazy(
        "%(number)s INN has a typing error; it is kept in “About”",
        "%(number)s INNs have typing errors; they are kept in “About”",
        "times",
    ),
    "rounded": ngettext_lazy(
        "%(number)s number was rounded by a spreadsheet; it is kept in “About”",
        "%(number)s numbers were rounded by a spreadsheet; they are kept in “About”",
        "times",
    ),
    "wrong_kpp": ngettext_lazy(
        "%(number)s KPP has a typing error; it is kept in “About”",
        "%(number)s KPPs have typing errors; they are kept in “About”",
        "times",
    ),
    "wrong_ogrn": ngettext_lazy(
        "%(number)s OGRN has a typing error; it is kept in “About”",
        "%(number)s OGRNs have typing errors; they are kept in “About”",
        "times",
    ),
    "named_by": ngettext_lazy(
        "%(number)s record without a name is called by its site, e-mail, phone or INN",
        "%(number)s records without a name are called by their sites, e-mails, phones or INN",
        "times",
    ),
    "respelt": ngettext_lazy(
        "%(number)s misspelling in the file was corrected",
        "%(number)s misspellings in the file were corrected",
        "times",
    ),
    "cut": ngettext_lazy("%(number)s text was cut", "%(number)s texts were cut", "times"),
    "no_place": ngettext_lazy(
        "%(number)s value has no record to stand in",
        "%(number)s values have no record to stand in",
        "times",
    ),
    "too_long_a_talk": ngettext_lazy(
        "%(number)s talk would last more than a day; its end is kept in its text",
        "%(number)s talks would last more than a day; their ends are kept in their texts",
        "times",
    ),
    "kept_as_done": ngettext_lazy(
        "%(number)s talk names nobody; it is kept as something done",
        "%(number)s talks name nobody; they are kept as something done",
        "times",
    ),
    "in_the_future": ngettext_lazy(
        "%(number)s date lies in the future and was not taken",
        "%(number)s dates lie in the future and were not taken",
        "times",
    ),
    "begun_after_end": ngettext_lazy(
        "%(number)s deal begins after its end; it is kept as begun on its last day",
        "%(number)s deals begin after their ends; they are kept as begun on their last days",
        "times",
    ),
}

SYSTEMS = {
    "zoho": "Zoho CRM",
    "hubspot": "HubSpot",
    "pipedrive": "Pipedrive",
    "salesforce": "Salesforce",
    "amocrm": "amoCRM",
    "bitrix24": "Bitrix24",
    "google": "Google",
    "vcard": "vCard",
    "crm-sales-opportunities": "CRM Sales Opportunities",
}

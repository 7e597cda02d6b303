"""Addresses of the clients room."""

from django.urls import path

from interes.clients.web import (
    companies,
    company,
    company_fields,
    contacts,
    custom_fields,
    custom_values,
    doubles,
    merge,
    new_company,
    new_person,
    options,
    people,
    person,
    posts,
    relations,
    sites,
    sources,
)

_COMPANY = "companies/<int:company_id>/"
_PERSON = "people/<int:person_id>/"

app_name = "clients"
urlpatterns = [
    path("companies/", companies.companies, name="companies"),
    path("companies/new/", new_company.new_company, name="new_company"),
    path("companies/twins/", new_company.company_twins, name="company_twins"),
    path("companies/merge/", merge.merge_companies, name="merge_companies"),
    path("people/merge/", merge.merge_people, name="merge_people"),
    path("merges/<uuid:context_id>/apart/", merge.take_apart, name="take_apart"),
    path("doubles/", doubles.doubles, name="doubles"),
    path("doubles/compare/", doubles.compare_everything, name="compare_everything"),
    path("doubles/<int:double_id>/different/", doubles.not_the_same, name="not_the_same"),
    path("doubles/<int:double_id>/again/", doubles.look_again, name="look_again"),
    path("companies/options/", options.company_options, name="company_options"),
    path(_COMPANY, company.company, name="company"),
    path(f"{_COMPANY}edit/<str:field>/", company_fields.company_field, name="company_field"),
    path(f"{_COMPANY}contacts/new/", contacts.add_company_contact, name="add_company_contact"),
    path(f"{_COMPANY}sites/new/", sites.add_site, name="add_site"),
    path(f"{_COMPANY}relations/new/", relations.add_relation, name="add_relation"),
    path("people/", people.people, name="people"),
    path("people/new/", new_person.new_person, name="new_person"),
    path("people/twins/", new_person.person_twins, name="person_twins"),
    path("people/options/", options.person_options, name="person_options"),
    path(_PERSON, person.person, name="person"),
    path(f"{_PERSON}edit/<str:field>/", person.person_field, name="person_field"),
    path(f"{_PERSON}contacts/new/", contacts.add_person_contact, name="add_person_contact"),
    path(f"{_PERSON}move/", posts.move, name="move_person"),
    path("posts/<int:post_id>/end/", posts.end_post, name="end_post"),
    path("posts/<int:post_id>/resume/", posts.resume_post, name="resume_post"),
    path("posts/<int:post_id>/edit/<str:field>/", posts.post_field, name="post_field"),
    path("sites/<int:site_id>/edit/<str:field>/", sites.site_field, name="site_field"),
    path("contacts/<int:contact_point_id>/remove/", contacts.remove_contact, name="remove_contact"),
    path(
        "contacts/<int:contact_point_id>/put-back/",
        contacts.put_contact_back,
        name="put_contact_back",
    ),
    path("relations/<int:relation_id>/remove/", relations.remove_relation, name="remove_relation"),
    path(
        "relations/<int:relation_id>/put-back/",
        relations.put_relation_back,
        name="put_relation_back",
    ),
    path("settings/sources/", sources.sources, name="sources"),
    path("settings/sources/new/", sources.add_source, name="add_source"),
    path("settings/sources/<int:source_id>/", sources.rename_source, name="rename_source"),
    path("settings/sources/<int:source_id>/switch/", sources.switch_source, name="switch_source"),
    path(
        "fields/<str:noun>/<int:record_id>/<int:field_id>/",
        custom_values.custom_value,
        name="custom_value",
    ),
    path("settings/fields/", custom_fields.custom_fields, name="fields"),
    path("settings/fields/new/", custom_fields.add_field, name="add_field"),
    path("settings/fields/<int:field_id>/", custom_fields.change_field, name="change_field"),
    path("settings/fields/<int:field_id>/order/", custom_fields.order_field, name="order_field"),
    path("settings/fields/<int:field_id>/use/", custom_fields.use_field, name="use_field"),
]
